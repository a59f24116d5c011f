import { parentPort, workerData } from 'node:worker_threads';
import { readSpreadsheet } from './read-spreadsheet.ts';
import type { SpreadsheetTask } from './spreadsheet-messages.ts';

if (parentPort === null) throw new Error('this file runs as a worker thread');
parentPort.postMessage(readSpreadsheet(workerData as SpreadsheetTask));

import type { Database } from 'better-sqlite3';

/** The name, or with " 2", " 3" and so on after it where a dataset is called that already (in any case). */
export function freeDatasetName(database: Database, wish: string): string {
  const isTaken = database.prepare('select 1 from dataset where name = ? collate nocase');
  let name = wish;
  for (let number = 2; isTaken.get(name) !== undefined; number++) name = `${wish} ${number}`;
  return name;
}

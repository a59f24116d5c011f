import type { BuiltJourneys } from './build-journeys.ts';
import type { TouchEvents } from './touch-events.ts';

/** How a journey ended; without conversions it is an unsuccessful one. */
export interface JourneyEnd {
  readonly customer: number;
  readonly conversions: number;
  readonly value: number;
  readonly endMs: number;
}

/** Collects journeys from stretches of events; arrays are sized once and cut at the end. */
export class JourneysBuilder {
  readonly #events: TouchEvents;
  readonly #clickMs: number;
  readonly #viewMs: number;
  readonly #collapse: boolean;
  #touches: Int32Array;
  #daysBefore: Float64Array;
  #touchCount = 0;
  #count = 0;
  readonly #offsets: Int32Array;
  readonly #conversions: Float64Array;
  readonly #values: Float64Array;
  readonly #nulls: Float64Array;
  readonly #customers: Int32Array;
  readonly #ends: Float64Array;
  #lostConversions = 0;
  #lostValue = 0;
  #emptyNulls = 0;
  #outside = 0;
  #collapsed = 0;

  constructor(events: TouchEvents, clickMs: number, viewMs: number, collapse: boolean) {
    this.#events = events;
    this.#clickMs = clickMs;
    this.#viewMs = viewMs;
    this.#collapse = collapse;
    const most =
      events.conversions.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0) + events.customerCount;
    this.#touches = new Int32Array(events.rows.length);
    this.#daysBefore = new Float64Array(events.rows.length);
    this.#offsets = new Int32Array(most + 1);
    this.#conversions = new Float64Array(most);
    this.#values = new Float64Array(most);
    this.#nulls = new Float64Array(most);
    this.#customers = new Int32Array(most);
    this.#ends = new Float64Array(most);
  }

  /** The events `from .. to` as one journey; one that keeps no touch is counted and left out. */
  add(from: number, to: number, end: JourneyEnd): void {
    const before = this.#touchCount;
    for (let event = from; event < to; event += 1) this.#addTouch(event, end.endMs, before);
    if (this.#touchCount === before) {
      this.#lostConversions += end.conversions;
      this.#lostValue += end.value;
      if (end.conversions === 0) this.#emptyNulls += 1;
      return;
    }
    const journey = this.#count;
    this.#conversions[journey] = end.conversions;
    this.#values[journey] = end.value;
    this.#nulls[journey] = end.conversions === 0 ? 1 : 0;
    this.#customers[journey] = end.customer;
    this.#ends[journey] = end.endMs;
    this.#count += 1;
    this.#offsets[this.#count] = this.#touchCount;
  }

  #addTouch(event: number, endMs: number, start: number): void {
    const channel = this.#events.channelOf[event] as number;
    if (channel === -1) return;
    const window = this.#events.isView[event] === 1 ? this.#viewMs : this.#clickMs;
    const age = endMs - (this.#events.times[event] as number);
    if (!(window > 0 && age <= window)) {
      this.#outside += 1;
      return;
    }
    if (
      this.#collapse &&
      this.#touchCount > start &&
      this.#touches[this.#touchCount - 1] === channel
    ) {
      this.#collapsed += 1;
      this.#daysBefore[this.#touchCount - 1] = age / 86_400_000;
      return;
    }
    if (this.#touchCount === this.#touches.length) this.#grow();
    this.#touches[this.#touchCount] = channel;
    this.#daysBefore[this.#touchCount] = age / 86_400_000;
    this.#touchCount += 1;
  }

  /** Overlapping journeys have more touches than there are events. */
  #grow(): void {
    const touches = new Int32Array(this.#touches.length * 2 + 16);
    touches.set(this.#touches);
    this.#touches = touches;
    const days = new Float64Array(touches.length);
    days.set(this.#daysBefore);
    this.#daysBefore = days;
  }

  /** What was collected. */
  finish(): BuiltJourneys {
    const count = this.#count;
    return {
      paths: {
        channels: this.#events.channels,
        offsets: this.#offsets.slice(0, count + 1),
        touches: this.#touches.slice(0, this.#touchCount),
        conversions: this.#conversions.slice(0, count),
        values: this.#values.slice(0, count),
        nulls: this.#nulls.slice(0, count),
        daysBefore: this.#daysBefore.slice(0, this.#touchCount),
      },
      customers: this.#customers.slice(0, count),
      ends: this.#ends.slice(0, count),
      unattributed: { conversions: this.#lostConversions, value: this.#lostValue },
      emptyNulls: this.#emptyNulls,
      touchesOutside: this.#outside,
      collapsed: this.#collapsed,
    };
  }
}

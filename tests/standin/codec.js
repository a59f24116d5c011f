// Structured-clone-like values as JSON text. No imports: this same source also runs inside the page.
export function standinCodec() {
  const b64 = (u8) => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(u8.buffer, u8.byteOffset, u8.byteLength).toString('base64');
    return u8.toBase64();
  };
  const un64 = (s) => {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(s, 'base64'));
    return Uint8Array.fromBase64(s);
  };
  const enc = (v) => {
    if (v === undefined) return { $: 'u' };
    if (typeof v === 'bigint') return { $: 'n', v: String(v) };
    if (typeof v === 'number' && !Number.isFinite(v)) return { $: 'f', v: String(v) };
    if (typeof v === 'function' || typeof v === 'symbol')
      throw new DOMException(`${String(v)} could not be cloned.`, 'DataCloneError');
    if (v === null || typeof v !== 'object') return v;
    if (v instanceof ArrayBuffer) return { $: 'b', t: 'ArrayBuffer', v: b64(new Uint8Array(v)) };
    if (ArrayBuffer.isView(v)) {
      const t =
        typeof Buffer !== 'undefined' && v instanceof Buffer ? 'Uint8Array' : v.constructor.name;
      return { $: 'b', t, v: b64(new Uint8Array(v.buffer, v.byteOffset, v.byteLength)) };
    }
    if (v instanceof Date) return { $: 'd', v: v.getTime() };
    if (v instanceof Map) return { $: 'm', v: [...v].map(([k, x]) => [enc(k), enc(x)]) };
    if (v instanceof Set) return { $: 's', v: [...v].map(enc) };
    if (v instanceof Error) return { $: 'e', n: v.name, v: v.message, k: v.stack };
    if (Array.isArray(v)) return v.map(enc);
    const o = {};
    for (const k of Object.keys(v)) o[k] = enc(v[k]);
    return '$' in o ? { $: 'o', v: o } : o;
  };
  const dec = (v) => {
    if (v === null || typeof v !== 'object') return v;
    if (Array.isArray(v)) return v.map(dec);
    const obj = (x) => Object.fromEntries(Object.entries(x).map(([k, y]) => [k, dec(y)]));
    switch (v.$) {
      case 'u':
        return undefined;
      case 'n':
        return BigInt(v.v);
      case 'f':
        return Number(v.v);
      case 'd':
        return new Date(v.v);
      case 'm':
        return new Map(v.v.map(([k, x]) => [dec(k), dec(x)]));
      case 's':
        return new Set(v.v.map(dec));
      case 'o':
        return obj(v.v);
      case 'e':
        return Object.assign(new Error(v.v), { name: v.n });
      case 'b': {
        const u8 = un64(v.v);
        return v.t === 'ArrayBuffer' ? u8.buffer : new globalThis[v.t](u8.buffer);
      }
      default:
        return obj(v);
    }
  };
  return { enc: (v) => JSON.stringify(enc(v)), dec: (s) => dec(JSON.parse(s)) };
}

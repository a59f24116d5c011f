// Source run in the page: standinMain in the page's own world, standinPreload in the isolated world.
// The worlds talk by synchronous CustomEvents; Chromium structured-clones `detail` between worlds.

function bridgeEnd(local, remote, hooks) {
  const fns = new Map();
  const calls = new Map();
  const pending = new Map();
  let next = 1;
  const target = globalThis;
  const dispatch = target.dispatchEvent.bind(target);
  const Ev = CustomEvent;
  const post = (m) => dispatch(new Ev(remote, { detail: m }));
  const out = (v, seen = new Map()) => {
    if (typeof v === 'function') {
      const id = next++;
      fns.set(id, v);
      return { $fn: id };
    }
    if (v === null || typeof v !== 'object' || ArrayBuffer.isView(v)) return v;
    if (seen.has(v)) return seen.get(v);
    if (v instanceof Promise) {
      const id = next++;
      v.then(
        (x) => post({ k: 'settle', id, v: out(x) }),
        (e) => post({ k: 'settle', id, e: { message: String(e?.message ?? e) } }),
      );
      return { $promise: id };
    }
    const proto = Object.getPrototypeOf(v);
    if (Array.isArray(v)) return v.map((x) => out(x, seen));
    if (proto !== Object.prototype && proto !== null) return v;
    const o = {};
    seen.set(v, o);
    for (const k of Object.keys(v)) o[k] = out(v[k], seen);
    return o;
  };
  const into = (v) => {
    if (v === null || typeof v !== 'object' || ArrayBuffer.isView(v)) return v;
    if (Array.isArray(v)) return v.map(into);
    if (Object.getPrototypeOf(v) !== Object.prototype) return v;
    if ('$fn' in v) return (...args) => call(v.$fn, args);
    if ('$promise' in v) return new Promise((ok, fail) => pending.set(v.$promise, { ok, fail }));
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, into(x)]));
  };
  const call = (fn, args) => {
    const id = next++;
    post({ k: 'call', id, fn, args: out(args) });
    const r = calls.get(id);
    calls.delete(id);
    if (!r) throw new Error('An object could not be cloned.');
    if (r.e) throw new Error(r.e.message);
    return into(r.v);
  };
  target.addEventListener(local, (ev) => {
    ev.stopImmediatePropagation();
    const m = ev.detail;
    if (!m) return;
    if (m.k === 'expose') hooks.expose?.(m.key, into(m.v));
    else if (m.k === 'open') hooks.open?.(m.url);
    else if (m.k === 'ret') calls.set(m.id, m);
    else if (m.k === 'settle') {
      const p = pending.get(m.id);
      pending.delete(m.id);
      if (m.e) p?.fail(new Error(m.e.message));
      else p?.ok(into(m.v));
    } else if (m.k === 'call') {
      try {
        post({ k: 'ret', id: m.id, v: out(fns.get(m.fn)(...into(m.args))) });
      } catch (e) {
        post({ k: 'ret', id: m.id, e: { message: String(e?.message ?? e) } });
      }
    }
  });
  return {
    expose: (key, v) => post({ k: 'expose', key, v: out(v) }),
    open: (url) => post({ k: 'open', url }),
  };
}

function standinMain(a, b) {
  const freeze = (o) => {
    for (const v of Object.values(o))
      if (v && typeof v === 'object' && !ArrayBuffer.isView(v)) freeze(v);
    return Object.freeze(o);
  };
  const bridge = bridgeEnd(a, b, {
    expose: (key, v) =>
      Object.defineProperty(globalThis, key, {
        value: typeof v === 'object' && v ? freeze(v) : v,
        enumerable: true,
      }),
  });
  // A real new tab that is closed while a test's client attaches to it can leave the page waiting for ever.
  globalThis.open = (url = 'about:blank') => {
    bridge.open(new URL(url, location.href).href);
    return null;
  };
}

function standinPreload(a, b, codec, env, run) {
  const send = globalThis.__standinSend;
  const bridge = bridgeEnd(b, a, { open: (url) => send(codec.enc({ k: 'open', url })) });
  const listeners = new Map();
  const waiting = new Map();
  let next = 1;
  globalThis.__standinReceive = (text) => {
    const m = codec.dec(text);
    if (m.k === 'reply') {
      const w = waiting.get(m.id);
      waiting.delete(m.id);
      if ('error' in m) w?.fail(new Error(m.error));
      else w?.ok(m.value);
    } else
      for (const fn of [...(listeners.get(m.channel) ?? [])])
        fn({ sender: ipcRenderer, ports: [] }, ...m.args);
  };
  const ipcRenderer = {
    send: (channel, ...args) => send(codec.enc({ k: 'send', channel, args })),
    invoke: (channel, ...args) =>
      new Promise((ok, fail) => {
        const id = next++;
        waiting.set(id, { ok, fail });
        send(codec.enc({ k: 'invoke', id, channel, args }));
      }),
    sendSync: () => {
      throw new Error('stand-in: sendSync is not supported');
    },
    on(channel, fn) {
      (listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)).add(fn);
      return ipcRenderer;
    },
    once(channel, fn) {
      const g = (...a) => {
        ipcRenderer.off(channel, g);
        fn(...a);
      };
      return ipcRenderer.on(channel, g);
    },
    off(channel, fn) {
      listeners.get(channel)?.delete(fn);
      return ipcRenderer;
    },
    removeListener(channel, fn) {
      return ipcRenderer.off(channel, fn);
    },
    removeAllListeners(channel) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };
  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key, api) => bridge.expose(key, api) },
    webUtils: { getPathForFile: (file) => `/dropped/${file.name}` },
  };
  const req = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    if (name === 'events' || name === 'timers' || name === 'url')
      throw new Error(`stand-in: ${name} is not provided`);
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  run(req, module, module.exports, { ...env, contextIsolated: true, sandboxed: true });
}

export const pageSource = { bridgeEnd, standinMain, standinPreload };

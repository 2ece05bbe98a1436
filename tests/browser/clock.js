// Stands in for the page's clock: it stands still until the test lets it run, and then does in an instant what is due.
(() => {
  let now = 0;
  let last = 0;
  const timers = new Map();
  performance.now = () => now;
  window.setTimeout = (action, ms = 0) => {
    timers.set(++last, { at: now + ms, action });
    return last;
  };
  window.clearTimeout = (id) => timers.delete(id);
  window.runTo = (until) => {
    for (;;) {
      const due = [...timers].filter(([, { at }]) => at <= until);
      if (!due.length) break;
      const [id, { at, action }] = due.reduce((a, b) => (b[1].at < a[1].at ? b : a));
      timers.delete(id);
      now = Math.max(now, at);
      action();
    }
    now = until;
  };
})();

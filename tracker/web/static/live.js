// Keeps the first page up to date: hears of events, then asks the server for the list again.
"use strict";

(() => {
  const state = document.getElementById("live-state");
  const filtered = new URLSearchParams(location.search);
  if (!state || !window.EventSource || filtered.has("before")) return;

  const key = "tracker-last-looked";
  let shown = Number(state.dataset.newest);
  let pending = null;

  function mark(from) {
    let fresh = 0;
    for (const line of document.querySelectorAll("[data-sequence]")) {
      if (Number(line.dataset.sequence) > from) {
        line.classList.add("fresh");
        fresh += 1;
      }
    }
    return fresh;
  }

  function say(text) {
    state.textContent = text;
  }

  async function renew() {
    pending = null;
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = fresh.getElementById("live");
    const newest = fresh.getElementById("live-state");
    if (!list || !newest) return;
    document.getElementById("live").replaceWith(document.importNode(list, true));
    const before = shown;
    shown = Number(newest.dataset.newest);
    const count = mark(before);
    if (count) say(count === 1 ? "1 new change." : `${count} new changes.`);
    remember();
  }

  function remember() {
    try {
      if (!document.hidden) localStorage.setItem(key, String(shown));
    } catch {
      // storage may be forbidden; then nothing is remembered
    }
  }

  function lastLooked() {
    try {
      return Number(localStorage.getItem(key) || shown);
    } catch {
      return shown;
    }
  }

  const since = mark(lastLooked());
  say(since ? `${since === 1 ? "1 change" : `${since} changes`} since you last looked.` : "Watching.");
  remember();
  document.addEventListener("visibilitychange", remember);

  const source = new EventSource(`/api/v1/events/stream?after=${shown}`);
  const hear = () => {
    if (pending === null) pending = setTimeout(renew, 250);
  };
  for (const type of state.dataset.types.split(" ")) source.addEventListener(type, hear);
  source.addEventListener("error", () => say("Not connected; trying again."));
  source.addEventListener("open", () => {
    if (state.textContent.startsWith("Not")) say("Watching.");
  });
})();

// Lets the reader choose a span of time by two sliders, or play through the years: what held then, and what happened.

const timeBox = document.getElementById("time");
const slideFrom = document.getElementById("time-from");
const slideUntil = document.getElementById("time-until");
const playButton = document.getElementById("play");
const undatedBox = document.getElementById("undated");
const PLAY_STEP = 700;
const yearFrom = document.getElementById("year-from");
const yearUntil = document.getElementById("year-until");
let monthRange = null;
/** The last month that a text dates: what is due later, and plans that a table lists, may lie after it. */
let lastKnown = 0;
let playing = 0;

const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const yearMonth = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
const yearOf = (month) => Math.floor(month / 12);
const firstDay = (month) => `${yearMonth(month)}-01`;
const lastDay = (month) => `${yearMonth(month)}-${new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()}`;

/** The months between the first and the last day that anything has, in whatever view; none where nothing is dated. */
function findMonths() {
  let [least, most] = [Infinity, -Infinity];
  const take = (day) => {
    if (!day) return;
    least = Math.min(least, monthOf(day));
    most = Math.max(most, monthOf(day));
  };
  for (const { spans } of [...page.things, ...page.dated, ...relations]) spans.flat().forEach(take);
  for (const id of readDocuments.keys()) documentSpans(id).flat().forEach(take);
  for (const { spans } of commitments) spans.forEach(([made]) => take(made));
  // The overview knows the years of the whole graph, also those of plans that only the list of documents shows.
  const reach = (years) => years.forEach(({ year }) => {
    if (Number(year) > yearOf(most)) take(`${year}-12-31`);
    if (Number(year) < yearOf(least)) take(`${year}-01-01`);
  });
  const dated = page.overview?.dated ?? [];
  reach(dated.filter(({ read, named }) => read + named > 0));
  lastKnown = most;
  for (const { spans } of commitments) spans.forEach(([, due]) => take(due));
  reach(dated);
  return most >= least ? [least, most] : null;
}

function buildSlider() {
  monthRange = findMonths();
  timeBox.hidden = monthRange === null;
  if (!monthRange) return;
  for (const slide of [slideFrom, slideUntil]) [slide.min, slide.max] = monthRange;
  for (const box of [yearFrom, yearUntil]) [box.min, box.max] = monthRange.map(yearOf);
}

/** Months of the state as they were asked for. */
function askedMonths() {
  const from = state.from === null ? monthRange[0] : monthOf(state.from);
  const until = state.until === null ? monthRange[1] : monthOf(state.until);
  // An address may ask for a time that lies wholly before or after all that is dated.
  return [state.from === null ? Math.min(from, until) : from, state.until === null ? Math.max(from, until) : until];
}
/** The same kept inside the range. */
const chosenMonths = () => askedMonths().map((month) => Math.min(Math.max(month, monthRange[0]), monthRange[1]));

/** Where what texts date ends, for those who look at a later time. */
const afterKnown = (until) => until > lastKnown && `No text here is dated after ${yearMonth(lastKnown)}: later there is only what began before and has no known end, what falls due, and plans that a table lists.`;
/** What time is shown. */
function timeWords() {
  const [from, until] = askedMonths();
  const span = `${yearMonth(from)} to ${yearMonth(until)}`;
  const words = isTimeSet(state)
    ? [`${span}: what held or happened then, who took something on or was asked then${state.undated ? ", and what has no date" : ""}.`, documentsWords(), afterKnown(until)]
    : [`All times, ${span}.`, afterKnown(until)];
  return words.filter(Boolean).join(" ");
}

function setMonths(from, until, options) {
  const [low, high] = [Math.min(from, until), Math.max(from, until)];
  setState({
    from: low <= monthRange[0] ? null : firstDay(low),
    until: high >= monthRange[1] ? null : lastDay(high),
  }, options);
}

function refreshSlider() {
  if (!monthRange) return;
  const [from, until] = chosenMonths();
  if (document.activeElement !== slideFrom || Number(slideFrom.value) !== from) slideFrom.value = from;
  if (document.activeElement !== slideUntil || Number(slideUntil.value) !== until) slideUntil.value = until;
  slideFrom.setAttribute("aria-valuetext", yearMonth(from));
  slideUntil.setAttribute("aria-valuetext", yearMonth(until));
  if (document.activeElement !== yearFrom || yearOf(from) !== Number(yearFrom.value)) yearFrom.value = yearOf(from);
  if (document.activeElement !== yearUntil || yearOf(until) !== Number(yearUntil.value)) yearUntil.value = yearOf(until);
  undatedBox.checked = state.undated;
  document.getElementById("time-text").textContent = timeWords();
  playButton.setAttribute("aria-pressed", String(playing !== 0));
  playButton.textContent = playing ? "Pause" : "Play";
}

function pause() {
  clearInterval(playing);
  playing = 0;
  refreshSlider();
}

/** Move the span on by a quarter of its width; a span that is not chosen yet is a twelfth of all time, from the start. */
function playOn() {
  const [from, until] = chosenMonths();
  const width = until - from;
  const step = Math.max(1, Math.round(width / 4));
  if (until >= monthRange[1]) return pause();
  const last = Math.min(until + step, monthRange[1]);
  return setMonths(last - width, last, { replace: true });
}

function togglePlay() {
  if (playing) return pause();
  const [from, until] = chosenMonths();
  if (until >= monthRange[1]) {
    const width = isTimeSet(state) && from > monthRange[0] ? until - from : Math.max(12, Math.round((monthRange[1] - monthRange[0]) / 12));
    setMonths(monthRange[0], Math.min(monthRange[0] + width, monthRange[1] - 1));
  }
  playing = setInterval(playOn, PLAY_STEP);
  return refreshSlider();
}

let isSliding = false;
function slide() {
  // The first move of a hand makes an entry in the history, those that follow change it.
  setMonths(Number(slideFrom.value), Number(slideUntil.value), { replace: isSliding });
  isSliding = true;
}
for (const slider of [slideFrom, slideUntil]) {
  slider.addEventListener("input", slide);
  slider.addEventListener("change", () => { isSliding = false; });
}
/** Whole years, as they are typed: from the first month of one to the last month of the other. */
function takeYears() {
  const [from, until] = [yearFrom, yearUntil].map((box) => Number(box.value));
  const isYear = (year) => Number.isInteger(year) && year >= yearOf(monthRange[0]) && year <= yearOf(monthRange[1]);
  if (!isYear(from) || !isYear(until)) return refreshSlider();
  return setMonths(Math.min(from, until) * 12, Math.max(from, until) * 12 + 11);
}
for (const box of [yearFrom, yearUntil]) box.addEventListener("change", takeYears);
playButton.addEventListener("click", togglePlay);
undatedBox.addEventListener("change", () => setState({ undated: undatedBox.checked }));
document.getElementById("time-all").addEventListener("click", () => { pause(); setState({ from: null, until: null, undated: startState().undated }); });

// What must hold after any fault, as pure functions over what was recorded: each returns sentences about what is wrong.

/**
 * I1 and I4: each acknowledged event is in the journal once, byte for byte; positions only rise.
 * `journal` holds {offset, id, text}, `acknowledged` maps an id to the text that was sent.
 */
export function journalFaults(journal, acknowledged) {
  const faults = [];
  const times = new Map();
  let last = 0;
  for (const { offset, id, text } of journal) {
    if (offset <= last) faults.push(`position ${offset} after ${last}`);
    last = offset;
    times.set(id, (times.get(id) ?? 0) + 1);
    const sent = acknowledged.get(id);
    if (sent !== undefined && sent !== text) faults.push(`${id} is not what was sent`);
  }
  for (const [id, count] of times) if (count > 1) faults.push(`${id} is in the journal ${count} times`);
  for (const id of acknowledged.keys()) if (!times.has(id)) faults.push(`${id} was acknowledged and is not in the journal`);
  return faults;
}

/** I2: a console has applied exactly the journal, each event once, in its order. Both hold {offset, id}. */
export function consoleFaults(journal, applied) {
  const faults = [];
  const times = new Map();
  for (const { id } of applied) times.set(id, (times.get(id) ?? 0) + 1);
  for (const [id, count] of times) if (count > 1) faults.push(`${id} was applied ${count} times`);
  for (const { id } of journal) if (!times.has(id)) faults.push(`${id} did not reach the console`);
  const line = ({ offset, id }) => `${offset} ${id}`;
  const wanted = journal.map(line);
  const wrong = applied.map(line).findIndex((entry, i) => entry !== wanted[i]);
  if (faults.length === 0 && (wrong >= 0 || applied.length !== wanted.length))
    faults.push(`order differs at ${wrong}`);
  return faults;
}

/** Every number from 1 to `count`, once, in order. */
export function sequenceFaults(numbers, count) {
  const faults = consoleFaults(Array.from({ length: count }, (_, i) => ({ offset: i + 1, id: i + 1 })),
    numbers.map((number) => ({ offset: number, id: number })));
  return faults;
}

/** Envelopes of a page of /v1/events with the exact text of their bodies. */
export function rowsOfPage(text) {
  const rows = [];
  for (let at = 0; ;) {
    const start = text.indexOf("{\"epoch\":", at === 0 ? text.indexOf("\"events\":[") : at);
    if (start < 0) return rows;
    const end = objectEnd(text, start);
    const raw = text.slice(start, end);
    const envelope = JSON.parse(raw);
    const body = raw.slice(raw.indexOf(",\"body\":") + 8, -1);
    rows.push({ offset: envelope.offset, id: envelope.body.id, epoch: envelope.epoch, text: body });
    at = end;
  }
}

function objectEnd(text, start) {
  let depth = 0, quoted = false;
  for (let i = start; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === "\\") i += 1;
      else if (c === "\"") quoted = false;
    } else if (c === "\"") quoted = true;
    else if (c === "{") depth += 1;
    else if (c === "}" && (depth -= 1) === 0) return i + 1;
  }
  return text.length;
}

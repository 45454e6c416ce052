// The checkers see what they are for: records of a build that drops one event, applies one twice, changes a byte,
// swaps two or hands out a position again are each told apart from records of one that does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consoleFaults, journalFaults, rowsOfPage, sequenceFaults } from "./checker.mjs";

const journal = Array.from({ length: 50 }, (_, i) => ({ offset: i + 1, id: `event-${i}`, text: `{"id":"event-${i}"}` }));
const acknowledged = new Map(journal.map(({ id, text }) => [id, text]));
const without = (list, at) => list.filter((_, i) => i !== at);
const twice = (list, at) => list.flatMap((entry, i) => (i === at ? [entry, entry] : [entry]));
const swapped = (list, at) => list.map((entry, i) => (i === at ? list[at + 1] : i === at + 1 ? list[at] : entry));

test("a good journal has no faults", () => assert.deepEqual(journalFaults(journal, acknowledged), []));

for (const at of [0, 20, 49]) {
  test(`an acknowledged event that is not in the journal is seen (row ${at})`, () =>
    assert.deepEqual(journalFaults(without(journal, at), acknowledged),
      [`event-${at} was acknowledged and is not in the journal`]));
  test(`an event that is in the journal twice is seen (row ${at})`, () => {
    const again = twice(journal, at).map((row, i) => ({ ...row, offset: i + 1 }));
    assert.deepEqual(journalFaults(again, acknowledged), [`event-${at} is in the journal 2 times`]);
  });
  test(`a changed byte is seen (row ${at})`, () => {
    const changed = journal.map((row, i) => (i === at ? { ...row, text: row.text.replace("{", "{ ") } : row));
    assert.deepEqual(journalFaults(changed, acknowledged), [`event-${at} is not what was sent`]);
  });
  test(`an event that a console missed is seen (row ${at})`, () =>
    assert.deepEqual(consoleFaults(journal, without(journal, at)), [`event-${at} did not reach the console`]));
  test(`an event that a console applied twice is seen (row ${at})`, () =>
    assert.deepEqual(consoleFaults(journal, twice(journal, at)), [`event-${at} was applied 2 times`]));
}

test("a position that is handed out again is seen", () => {
  const again = journal.map((row, i) => (i === 30 ? { ...row, offset: 30 } : row));
  assert.equal(journalFaults(again, acknowledged).length, 1);
});

test("an event that nobody acknowledged may be there or not", () => {
  const partly = new Map([...acknowledged].slice(10));
  assert.deepEqual(journalFaults(journal, partly), []);
});

test("a console that applied everything in order has no faults; another order is seen", () => {
  assert.deepEqual(consoleFaults(journal, journal), []);
  assert.equal(consoleFaults(journal, swapped(journal, 20)).length, 1);
  assert.equal(consoleFaults(journal, [...journal, { offset: 51, id: "event-50" }]).length, 1);
});

test("a dropped, a doubled and a swapped number are seen", () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  assert.deepEqual(sequenceFaults(numbers, 6), []);
  assert.equal(sequenceFaults(without(numbers, 2), 6).length, 1);
  assert.equal(sequenceFaults(twice(numbers, 2), 6).length, 1);
  assert.equal(sequenceFaults(swapped(numbers, 2), 6).length, 1);
  assert.equal(sequenceFaults(numbers, 7).length, 1);
});

test("bodies are cut out of a page byte for byte", () => {
  const bodies = ["{ \"id\":\"a\",\t\"n\":1.50,\"s\":\"}\\\"{\" }", "{\"id\":\"b\",\"x\":[{}]}"];
  const envelopes = bodies.map((body, i) => `{"epoch":"e","offset":${i + 1},"at":"t","type":"T","callId":"","body":${body}}`);
  assert.deepEqual(rowsOfPage(`{"epoch":"e","events":[${envelopes.join(",")}],"last":2,"more":false}`).map((r) => r.text), bodies);
  assert.deepEqual(rowsOfPage("{\"epoch\":\"e\",\"events\":[],\"last\":2,\"more\":false}"), []);
});

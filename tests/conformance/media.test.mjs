// Media operations through the unmodified SDK: what the far end hears is measured, what it presses is decoded.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CallAutomationClient, parseCallAutomationEvent } from "@azure/communication-call-automation";
import { control, startExchange } from "./support/daemons.mjs";
import { line, phone, sleep, target, user } from "./support/parties.mjs";
import { Receiver } from "./support/receiver.mjs";
import { level, loudest, loudestTone, parts, samplesOf, secondsOfTone, toneWav } from "./support/sound.mjs";

const quiet = -60 - 9; // 60 dB below a tone of the parties

let exchange, receiver, client, steer, files, next = 100;
const fetched = [];

before(async () => {
  receiver = await new Receiver().listen();
  files = createServer((request, response) => {
    fetched.push(request.url);
    const hertz = Number(request.url.match(/tone-(\d+)/)?.[1]);
    if (request.url.includes("hang")) return;
    if (request.url.includes("missing")) return void response.writeHead(404).end();
    if (request.url.includes("text")) return void response.end("no sound at all");
    response.end(toneWav(hertz, request.url.includes("long") ? 5 : 1, 0.25, request.url.includes("8k") ? 8000 : 16000));
  });
  await new Promise((resolve) => files.listen(0, "127.0.0.1", resolve));
  exchange = await startExchange({ phoneNumbers: [line], eventGrid: [], endpoints: [],
    phrases: ["I want to check my account balance", "please connect me to an agent", "cancel my order"] });
  client = new CallAutomationClient(exchange.connectionString, { allowInsecureConnection: true });
  steer = control(exchange);
});

after(async () => {
  await exchange?.stop();
  await receiver?.close();
  files?.closeAllConnections();
  files?.close();
});

const file = (name) => ({ kind: "fileSource", url: `http://127.0.0.1:${files.address().port}/${name}.wav` });
const says = (text) => ({ kind: "textSource", text, voiceName: "en-US-JennyNeural" });
const heardBy = async (name) => {
  await sleep(350); // captures are written every 100 ms
  return samplesOf(join(exchange.folder, `${name}.wav`));
};

/** A call with one party for each script; every party captures what it hears as its raw id's number. */
async function talk(...scripts) {
  return talkWith("https://ai.example.com", ...scripts);
}

async function talkWith(aiServices, ...scripts) {
  const parties = [];
  for (const [kind, ...script] of scripts) {
    const id = kind === "user" ? user(next) : phone(next), name = `party${next++}`;
    await steer.endpoint(id, name, [{ do: "answer" }, { do: "capture", file: `${name}.wav` }, ...script]);
    parties.push({ id, name, target: target(id) });
  }
  const invite = parties.length === 1 && parties[0].id.startsWith("4:")
    ? { targetParticipant: parties[0].target, sourceCallIdNumber: { phoneNumber: line } }
    : parties.length === 1 ? { targetParticipant: parties[0].target }
    : { targetParticipants: parties.map((p) => p.target), sourceCallIdNumber: { phoneNumber: line } };
  const create = parties.length === 1 ? client.createCall.bind(client) : client.createGroupCall.bind(client);
  const { callConnection, callConnectionProperties } = await create(
    parties.length === 1 ? invite : invite.targetParticipants, `${receiver.url}/callbacks`,
    { callIntelligenceOptions: aiServices && { cognitiveServicesEndpoint: aiServices },
      sourceCallIdNumber: invite.sourceCallIdNumber });
  const id = callConnectionProperties.callConnectionId;
  await receiver.waitFor("CallConnected", (data) => data.callConnectionId === id);
  for (let left = 100; left > 0; left--) {
    const { values } = await callConnection.listParticipants();
    if ((values ?? []).length > parties.length) break;
    await sleep(50);
  }
  await sleep(150);
  const event = (type, context) => receiver.waitFor(type, (data) =>
    data.callConnectionId === id && (context === undefined || data.operationContext === context), 20_000);
  const parsed = async (type, context) => parseCallAutomationEvent((await event(type, context)).raw);
  return { id, call: callConnection, media: callConnection.getCallMedia(), parties, event, parsed };
}

test("a file is heard by everybody, and its events tell of it", async () => {
  const { media, parties, event, parsed } = await talk(["phone"], ["user"]);
  await media.playToAll([file("tone-700")], { operationContext: "all" });
  await event("PlayStarted", "all");
  const done = await parsed("PlayCompleted", "all");
  assert.equal(done.resultInformation.code, 200);
  for (const party of parties) {
    const heard = await heardBy(party.name);
    assert.ok(Math.abs(loudestTone(heard, 700) + 15.05) < 0.3, String(loudestTone(heard, 700)));
    assert.ok(Math.abs(secondsOfTone(heard, 700) - 1) <= 0.2);
  }
});

test("a file for one party is heard by nobody else", async () => {
  const { media, parties, event } = await talk(["phone"], ["phone"]);
  await media.play([file("tone-700")], [parties[0].target], { operationContext: "one" });
  await event("PlayCompleted", "one");
  assert.ok(loudestTone(await heardBy(parties[0].name), 700) > -16);
  assert.equal(loudest(await heardBy(parties[1].name)), -100);
});

test("several sources follow one another", async () => {
  const { media, parties, event } = await talk(["phone"]);
  await media.playToAll([file("tone-500"), file("tone-900")], { operationContext: "two" });
  await event("PlayCompleted", "two");
  const heard = await heardBy(parties[0].name);
  assert.ok(Math.abs(secondsOfTone(heard, 500) - 1) <= 0.2 && Math.abs(secondsOfTone(heard, 900) - 1) <= 0.2);
});

test("bad sources fail with their number", async () => {
  const { media, event } = await talk(["phone"]);
  const fails = async (sources, code, subCode, index) => {
    const context = `${sources[0].url}${subCode}${index}`;
    await media.playToAll(sources, { operationContext: context });
    const { body } = await event("PlayFailed", context);
    assert.deepEqual([body.data.resultInformation.code, body.data.resultInformation.subCode], [code, subCode]);
    assert.equal(body.data.failedPlaySourceIndex, index);
  };
  await fails([file("text")], 400, 8535, 0);
  await fails([file("tone-500-8k")], 400, 8535, 0);
  await fails([file("missing")], 400, 8536, 0);
  await fails([file("tone-600"), file("missing")], 400, 8536, 1);
});

test("a loop ends when it is cancelled, and an interruption replaces what plays", async () => {
  const { media, parties, event } = await talk(["phone"]);
  await media.playToAll([file("tone-500")], { loop: true, operationContext: "loop" });
  await event("PlayStarted", "loop");
  await sleep(1500);
  await media.playToAll([file("tone-900")], { interruptCallMediaOperation: true, operationContext: "instead" });
  const cancelled = await event("PlayCanceled", "loop");
  assert.equal(cancelled.body.data.resultInformation.subCode, 8508);
  await event("PlayCompleted", "instead");
  await media.playToAll([file("tone-500-long")], { operationContext: "long" });
  await event("PlayStarted", "long");
  await media.cancelAllOperations();
  await event("PlayCanceled", "long");
  await sleep(500);
  const heard = await heardBy(parties[0].name);
  assert.equal(level(heard.subarray(-3200)), -100);
  assert.ok(secondsOfTone(heard, 900) >= 0.8);
});

test("text is spoken, and text without AI services fails", async () => {
  const { media, parties, event } = await talk(["phone"]);
  await media.playToAll([says("Thank you for calling. How may I help you?")], { operationContext: "text" });
  await event("PlayCompleted", "text");
  const heard = await heardBy(parties[0].name);
  assert.ok(loudest(heard) > -30 && loudest(heard) < -3, String(loudest(heard)));
  const speechless = await talkWith(undefined, ["phone"]);
  await speechless.media.playToAll([says("Hello")], { operationContext: "mute" });
  const failed = await speechless.event("PlayFailed", "mute");
  assert.deepEqual([failed.body.data.resultInformation.subCode, failed.body.data.failedPlaySourceIndex], [8565, 0]);
});

test("a prompt with a cache id is fetched once for the same source", async () => {
  const { media, parties, event } = await talk(["phone"]);
  const kept = (name, hertz) => ({ ...file(`tone-${hertz}-kept`), playSourceCacheId: name });
  const play = async (source, context) => {
    await media.playToAll([source], { operationContext: context });
    await event("PlayCompleted", context);
  };
  await play(kept("welcome", 500), "first");
  await play(kept("welcome", 500), "second");
  assert.equal(fetched.filter((url) => url.includes("tone-500-kept")).length, 1);
  assert.ok(Math.abs(secondsOfTone(await heardBy(parties[0].name), 500) - 2) <= 0.3);
  await play(kept("welcome", 900), "another source");
  assert.ok(secondsOfTone(await heardBy(parties[0].name), 900) >= 0.8);
  await play(kept("other", 500), "another id");
  assert.equal(fetched.filter((url) => url.includes("tone-500-kept")).length, 2);
});

const speak = (inside) => ({ kind: "ssmlSource",
  ssmlText: `<speak version="1.0" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-US">${inside}</speak>` });
/** Seconds between the first and the last sound. */
const spanOf = (heard) => {
  const loud = [...parts(heard)].map((p) => level(p) > -50);
  return (loud.lastIndexOf(true) - loud.indexOf(true) + 1) / 10;
};

test("SSML is spoken as it says: words, pauses, volume; a broken document fails", async () => {
  const spoken = async (inside, context) => {
    const t = await talk(["phone"]);
    await t.media.playToAll([speak(inside)], { operationContext: context });
    await t.event("PlayCompleted", context);
    return heardBy(t.parties[0].name);
  };
  const brief = await spoken("Good morning.<s>How may I help you?</s>", "brief");
  assert.ok(loudest(brief) > -30 && loudest(brief) < -1, String(loudest(brief)));
  assert.ok(spanOf(brief) > 1 && spanOf(brief) < 5, String(spanOf(brief)));
  const withPause = (time) => spoken(`Good morning<break time="${time}"/> how may I help you?`, time);
  const longer = spanOf(await withPause("2500ms")) - spanOf(await withPause("500ms"));
  assert.ok(Math.abs(longer - 2) <= 0.3, `${longer} s longer`);
  const soft = await spoken(`<prosody volume="x-soft">Good morning.<s>How may I help you?</s></prosody>`, "soft");
  assert.ok(loudest(soft) < loudest(brief) - 3, `${loudest(soft)} dB and ${loudest(brief)} dB`);

  const { media, event } = await talk(["phone"]);
  await media.playToAll([{ kind: "ssmlSource", ssmlText: "<speak>Good <b>morning" }], { operationContext: "broken" });
  const { body } = await event("PlayFailed", "broken");
  assert.deepEqual([body.data.resultInformation.subCode, body.data.failedPlaySourceIndex], [8565, 0]);
});

test("who is moved to another call takes no recognition along", async () => {
  const from = await talk(["user"], ["phone"]), to = await talk(["phone"]);
  await from.media.startContinuousDtmfRecognition(from.parties[0].target, { operationContext: "follow" });
  await from.media.startRecognizing(from.parties[0].target, { kind: "callMediaRecognizeDtmfOptions",
    maxTonesToCollect: 1, operationContext: "ask", initialSilenceTimeoutInSeconds: 60 });
  await to.call.moveParticipants([from.parties[0].target], from.id, { operationContext: "move" });
  const cancelled = await from.event("RecognizeCanceled", "ask");
  assert.deepEqual([cancelled.body.data.resultInformation.code, cancelled.body.data.resultInformation.subCode],
    [400, 8508]);
  await from.event("ContinuousDtmfRecognitionStopped", "follow");
  await to.event("MoveParticipantSucceeded", "move");
});

test("digits end a recognition by their number, by a stop tone, or by silence", async () => {
  const pressing = ["phone", { do: "wait", seconds: 1 }, { do: "dtmf", tones: "12#" }];
  const start = (talk, context, options) => talk.media.startRecognizing(talk.parties[0].target, {
    kind: "callMediaRecognizeDtmfOptions", playPrompt: file("tone-600"), operationContext: context,
    initialSilenceTimeoutInSeconds: 3, interToneTimeoutInSeconds: 1, interruptPrompt: true, ...options });
  const some = await talk(pressing);
  await start(some, "most", { maxTonesToCollect: 2 });
  let done = await some.parsed("RecognizeCompleted", "most");
  assert.deepEqual(done.dtmfResult.tones, ["one", "two"]);
  assert.deepEqual([done.resultInformation.code, done.resultInformation.subCode], [200, 8531]);

  const stopped = await talk(pressing);
  await start(stopped, "stop", { maxTonesToCollect: 9, stopDtmfTones: ["pound"] });
  done = await stopped.parsed("RecognizeCompleted", "stop");
  assert.deepEqual(done.dtmfResult.tones, ["one", "two", "pound"]);
  assert.equal(done.resultInformation.subCode, 8514);

  const late = await talk(pressing);
  await start(late, "late", { maxTonesToCollect: 9 });
  done = await late.parsed("RecognizeCompleted", "late");
  assert.deepEqual([done.resultInformation.code, done.resultInformation.subCode], [400, 8532]);

  await start(late, "silent", { maxTonesToCollect: 9, initialSilenceTimeoutInSeconds: 1 });
  const failed = await late.event("RecognizeFailed", "silent");
  assert.equal(failed.body.data.resultInformation.subCode, 8510);
  await start(late, "bad", { maxTonesToCollect: 9, playPrompt: file("missing") });
  const bad = await late.event("RecognizeFailed", "bad");
  assert.deepEqual([bad.body.data.resultInformation.subCode, bad.body.data.failedPlaySourceIndex], [8511, 0]);
});

test("a digit stops the prompt at once", async () => {
  const { media, parties, parsed } = await talk(["phone", { do: "wait", seconds: 0.8 }, { do: "dtmf", tones: "5" }]);
  await media.startRecognizing(parties[0].target, { kind: "callMediaRecognizeDtmfOptions", maxTonesToCollect: 1,
    playPrompt: file("tone-600-long"), operationContext: "stop" });
  await parsed("RecognizeCompleted", "stop");
  assert.ok(secondsOfTone(await heardBy(parties[0].name), 600) < 2);
});

test("continuous recognition reports every tone in its order", async () => {
  const { media, parties, event, id } = await talk(
    ["phone", { do: "wait", seconds: 0.5 }, { do: "dtmf", tones: "159*0#AD" }, { do: "wait", seconds: 9 }]);
  await media.startContinuousDtmfRecognition(parties[0].target, { operationContext: "follow" });
  await event("ContinuousDtmfRecognitionToneReceived");
  await sleep(2500);
  const tones = receiver.ofConnection(id).filter((e) => e.type.endsWith("ToneReceived")).map((e) => e.body.data);
  assert.deepEqual(tones.map((t) => t.tone), ["one", "five", "nine", "asterisk", "zero", "pound", "a", "d"]);
  assert.deepEqual(tones.map((t) => t.sequenceId), [1, 2, 3, 4, 5, 6, 7, 8]);
  await media.stopContinuousDtmfRecognition(parties[0].target, { operationContext: "enough" });
  const stopped = await event("ContinuousDtmfRecognitionStopped", "enough");
  assert.equal(stopped.body.data.resultInformation.subCode, 7000);
});

test("sent tones are decoded by the party", async () => {
  const { media, parties, event } = await talk(
    ["phone", { do: "waitForTones", count: 3, seconds: 9 }, { do: "wait", seconds: 1 }, { do: "hangup" }]);
  await media.sendDtmfTones(["one", "pound", "a"], parties[0].target, { operationContext: "send" });
  await event("SendDtmfTonesCompleted", "send");
  await event("CallDisconnected");
});

test("the muted and the held are not heard, and the held hear nothing", async () => {
  const tone = { do: "tone", hertz: 440, seconds: 8 };
  const { call, media, parties } = await talk(["user", tone], ["phone"]);
  const [speaker, listener] = parties;
  await sleep(500);
  await call.muteParticipant(speaker.target);
  await sleep(1000);
  let heard = await heardBy(listener.name);
  assert.ok(Math.abs(loudestTone(heard, 440) + 9.03) < 0.3);
  assert.ok(level(heard.subarray(-8000)) < quiet);

  const other = await talk(["user", tone], ["phone", { do: "tone", hertz: 1000, seconds: 8 }]);
  await sleep(400);
  await other.media.hold(other.parties[1].target);
  await sleep(1200);
  heard = await heardBy(other.parties[1].name);
  assert.ok(level(heard.subarray(-8000)) < quiet);
  assert.ok(level((await heardBy(other.parties[0].name)).subarray(-8000)) < quiet);
  await other.media.unhold(other.parties[1].target);
  await sleep(800);
  heard = await heardBy(other.parties[1].name);
  assert.ok(Math.abs(level(heard.subarray(-3200)) + 9.03) < 0.5);
  assert.ok(media);
});

test("operations that are in each other's way are refused", async () => {
  const { media, parties } = await talk(["phone"]);
  await media.play([file("tone-500-long")], [parties[0].target]);
  await assert.rejects(media.play([file("tone-500")], [parties[0].target]), (e) => e.statusCode === 412);
  await assert.rejects(media.sendDtmfTones(["one"], parties[0].target), (e) => e.statusCode === 412);
});

const choices = [
  { label: "Billing", phrases: ["billing department", "my invoice"], tone: "one" },
  { label: "Sales", phrases: ["sales", "buy a phone"], tone: "two" },
];
const ask = (talk, context, options) => talk.media.startRecognizing(talk.parties[0].target, {
  kind: "callMediaRecognizeChoiceOptions", choices, operationContext: context, initialSilenceTimeoutInSeconds: 5,
  interruptPrompt: true, ...options });

test("a choice is made by voice, by tone, or not at all", async () => {
  const spoken = await talk(["phone", { do: "wait", seconds: 0.8 }, { do: "say", text: "billing department" }]);
  await ask(spoken, "voice", { playPrompt: file("tone-600-long") });
  let done = await spoken.parsed("RecognizeCompleted", "voice");
  assert.deepEqual([done.resultInformation.code, done.resultInformation.subCode], [200, 8545]);
  assert.equal(done.choiceResult.label, "Billing");
  assert.equal(done.choiceResult.recognizedPhrase, "billing department");
  assert.ok(secondsOfTone(await heardBy(spoken.parties[0].name), 600) < 2, "speech stops the prompt");

  const pressed = await talk(["phone", { do: "wait", seconds: 0.5 }, { do: "dtmf", tones: "2" },
    { do: "wait", seconds: 1.5 }, { do: "dtmf", tones: "7" }]);
  await ask(pressed, "tone");
  done = await pressed.parsed("RecognizeCompleted", "tone");
  assert.deepEqual([done.choiceResult.label, done.choiceResult.recognizedPhrase], ["Sales", undefined]);
  assert.equal(done.resultInformation.subCode, 8533);
  await ask(pressed, "wrong");
  const wrong = await pressed.event("RecognizeFailed", "wrong");
  assert.deepEqual([wrong.body.data.resultInformation.code, wrong.body.data.resultInformation.subCode], [500, 8534]);

  const other = await talk(["phone", { do: "wait", seconds: 0.5 },
    { do: "say", text: "the weather in the mountains was wonderful yesterday" }]);
  await ask(other, "none");
  const none = await other.event("RecognizeFailed", "none");
  assert.ok([8547, 8563].includes(none.body.data.resultInformation.subCode));
  await ask(other, "silence", { initialSilenceTimeoutInSeconds: 1 });
  const silence = await other.event("RecognizeFailed", "silence");
  assert.equal(silence.body.data.resultInformation.subCode, 8510);
});

test("speech is written down, and the first kind of input counts", async () => {
  const words = "i want to check my account balance";
  const speaking = ["phone", { do: "wait", seconds: 0.8 }, { do: "say", text: words }];
  const plain = await talk(speaking);
  await plain.media.startRecognizing(plain.parties[0].target, { kind: "callMediaRecognizeSpeechOptions",
    operationContext: "speech", endSilenceTimeoutInSeconds: 1 });
  let done = await plain.parsed("RecognizeCompleted", "speech");
  assert.equal(done.resultInformation.subCode, 8569);
  assert.equal(done.recognitionType, "speech");
  assert.equal(done.speechResult.speech, words);

  const either = (talk) => talk.media.startRecognizing(talk.parties[0].target, {
    kind: "callMediaRecognizeSpeechOrDtmfOptions", maxTonesToCollect: 2, operationContext: "either" });
  const byVoice = await talk(speaking);
  await either(byVoice);
  done = await byVoice.parsed("RecognizeCompleted", "either");
  assert.deepEqual([done.recognitionType, done.speechResult.speech], ["speech", words]);
  const byKeys = await talk(["phone", { do: "wait", seconds: 0.5 }, { do: "dtmf", tones: "42" }]);
  await either(byKeys);
  done = await byKeys.parsed("RecognizeCompleted", "either");
  assert.deepEqual([done.recognitionType, done.dtmfResult.tones], ["dtmf", ["four", "two"]]);
});

test("voices count only with AI services", async () => {
  const speechless = await talkWith(undefined, ["phone"]);
  await ask(speechless, "deaf");
  const failed = await speechless.event("RecognizeFailed", "deaf");
  assert.equal(failed.body.data.resultInformation.subCode, 8565);
});

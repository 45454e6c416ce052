// Sound that tests make and measure: WAV files of 16 kHz, levels, tones.
import { readFile } from "node:fs/promises";

export const rate = 16_000;

/** A WAV file with a tone; amplitude 1 is full scale. */
export function toneWav(hertz, seconds, amplitude = 0.25, sampleRate = rate) {
  const samples = Math.round(seconds * sampleRate), wav = Buffer.alloc(44 + samples * 2);
  wav.write("RIFF", 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write("WAVEfmt ", 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let i = 0; i < samples; i++)
    wav.writeInt16LE(Math.round(32767 * amplitude * Math.sin(2 * Math.PI * hertz * i / sampleRate)), 44 + 2 * i);
  return wav;
}

/** Samples of a captured file, -1 to 1. */
export async function samplesOf(path) {
  const wav = await readFile(path), at = wav.indexOf("data") + 8;
  const samples = new Float64Array((wav.length - at) >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = wav.readInt16LE(at + 2 * i) / 32768;
  return samples;
}

const decibels = (meanSquare) => (meanSquare > 0 ? Math.max(-100, 10 * Math.log10(meanSquare)) : -100);

export function level(samples) {
  return decibels(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
}

/** Level of one frequency, by Goertzel's recurrence. */
export function toneLevel(samples, hertz) {
  const factor = 2 * Math.cos(2 * Math.PI * hertz / rate);
  let before = 0, last = 0;
  for (const s of samples) [before, last] = [last, s + factor * last - before];
  const power = last * last + before * before - factor * last * before;
  return decibels(2 * power / samples.length ** 2);
}

/** Parts of 100 ms. */
export function* parts(samples) {
  for (let at = 0; at + rate / 10 <= samples.length; at += rate / 10) yield samples.subarray(at, at + rate / 10);
}

export const loudestTone = (samples, hertz) => Math.max(-100, ...[...parts(samples)].map((p) => toneLevel(p, hertz)));
/** Of the middle part: where a tone begins or a late frame is made up there is a little of every frequency. */
export const middleTone = (samples, hertz) => {
  const all = [...parts(samples)].map((p) => toneLevel(p, hertz)).sort((a, b) => a - b);
  return all[all.length >> 1];
};
export const loudest = (samples) => Math.max(-100, ...[...parts(samples)].map(level));
/** Seconds in which the tone is within 1 dB of its loudest. */
export function secondsOfTone(samples, hertz) {
  const all = [...parts(samples)].map((p) => toneLevel(p, hertz)), most = Math.max(...all);
  return all.filter((db) => db > most - 1).length / 10;
}

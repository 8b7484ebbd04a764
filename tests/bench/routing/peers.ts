/** What else answers: a vote of n-grams, and the address parsers of npm where they are installed. */
import { fold } from '../../../types/fold'
import type { BenchAddress } from './sets'

export interface Peer {
  name: string
  /** The street, or the district where it knows no streets. */
  answer: (address: string) => string | undefined
  answers: 'street' | 'district'
}

/** Each 2-4-gram votes for the streets in whose labelled addresses it stands, by the square of their share. */
export function gramVote(train: readonly BenchAddress[]): Peer {
  const grams = new Map<string, Map<string, number>>()
  const of = (address: string): Set<string> => {
    const text = fold(address)
    const found = new Set<string>()
    for (let length = 2; length <= 4; length++)
      for (let at = 0; at + length <= text.length; at++) found.add(text.slice(at, at + length))
    return found
  }
  for (const { asked, street } of train) {
    for (const gram of of(asked)) {
      const tally = grams.get(gram) ?? new Map<string, number>()
      grams.set(gram, tally)
      tally.set(street, (tally.get(street) ?? 0) + 1)
    }
  }
  const answer = (address: string): string | undefined => {
    const scores = new Map<string, number>()
    for (const gram of of(address)) {
      const tally = grams.get(gram)
      if (!tally) continue
      let total = 0
      for (const count of tally.values()) total += count
      for (const [street, count] of tally) scores.set(street, (scores.get(street) ?? 0) + (count / total) ** 2)
    }
    let best: string | undefined
    for (const [street, score] of scores) if (best === undefined || score > (scores.get(best) ?? 0)) best = street
    return best
  }
  return { name: 'vote of n-grams', answer, answers: 'street' }
}

type Parser = (address: string) => unknown

/** `npm install --no-save zh-address-parse address-parse` puts them beside; they know provinces, cities and districts only. */
export function installedParsers(): Peer[] {
  return [
    peerOf('zh-address-parse', (loaded) => loaded as Parser),
    peerOf('address-parse', (loaded) => (loaded as { parse: Parser }).parse),
  ].filter((peer) => peer !== undefined)
}

function peerOf(name: string, parserOf: (loaded: unknown) => Parser): Peer | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- may be missing: no dependency of ours
    const loaded: unknown = require(name)
    const parser = parserOf((loaded as { default?: unknown }).default ?? loaded)
    return { name, answers: 'district', answer: (address) => districtIn(parser(address)) }
  } catch {
    return undefined
  }
}

function districtIn(result: unknown): string | undefined {
  const [first] = Array.isArray(result) ? (result as unknown[]) : [result]
  const area = (first as { area?: unknown } | undefined)?.area
  return typeof area === 'string' && area !== '' ? area : undefined
}

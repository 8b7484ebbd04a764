import { fold } from '../../types/fold'
import { indexStreets, type Gazetteer } from './gazetteer-type'

/** A community or village named in an address. */
export interface FoundCommunity {
  text: string
  /** Indexes of the streets that have one of this name. */
  streets: number[]
  /** Written with its word (社区, 村), not by its name alone. */
  full: boolean
}

const SUFFIX = /(社区|村)$/
/** Names without their word count from this length: shorter ones are words of every day. */
const SHORTEST_BARE = 3

/** Finds the home city's communities in texts. */
export class CommunityFinder {
  private readonly names = new Map<string, { streets: number[]; full: boolean }>()
  private longest = 0

  constructor(gazetteer: Gazetteer) {
    const indexOf = indexStreets(gazetteer)
    for (const { name, street, district } of gazetteer.communities) {
      const index = indexOf(street, district)
      if (index === undefined) continue
      const folded = fold(name)
      const bare = folded.replace(SUFFIX, '')
      // Villages became communities and the reverse: both words are written.
      for (const word of ['社区', '村', '小区', '居委会', '村委会'])
        if (bare.length >= 2) this.put(bare + word, index, true)
      this.put(folded, index, true)
      // 登云路社区 is a community, 登云路 a road that leaves it.
      if (bare.length >= SHORTEST_BARE && !/[路街巷弄道桥]$/.test(bare)) this.put(bare, index, false)
    }
  }

  private put(text: string, street: number, full: boolean): void {
    if (text.length < 2) return
    const known = this.names.get(text)
    if (!known) this.names.set(text, { streets: [street], full })
    else if (!known.streets.includes(street)) known.streets.push(street)
    this.longest = Math.max(this.longest, text.length)
  }

  /** The community named in the text, the longest name first; undefined where none of the allowed streets has it. */
  find(text: string, isAllowed: (street: number) => boolean): FoundCommunity | undefined {
    let best: FoundCommunity | undefined
    for (let at = 0; at + 2 <= text.length; at++) {
      for (let length = Math.min(this.longest, text.length - at); length >= 2; length--) {
        if (best && (best.text.length > length || (best.text.length === length && best.full))) break
        const known = this.names.get(text.slice(at, at + length))
        if (!known) continue
        // 文三社区 is a community, 文三 in 文三路 a road.
        if (!known.full && /^(?:[东西南北中]?(?:路|街|大道|巷|弄|桥))/.test(text.slice(at + length))) continue
        const streets = known.streets.filter(isAllowed)
        if (streets.length > 0) best = { text: text.slice(at, at + length), streets, full: known.full }
      }
    }
    return best
  }
}

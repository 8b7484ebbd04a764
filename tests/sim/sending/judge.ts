/** What a run of killed senders is judged by: the promises of docs/sending.md that can be counted afterwards. Pure. */

export interface Ended {
  id: string
  number: string
  state: string
}

export interface Run {
  wanted: { messages: number; kills: number }
  final: readonly Ended[]
  /** How often the provider took a message, by number. */
  taken: ReadonlyMap<string, number>
  kills: number
  /** Messages that one sender has in flight at most. */
  batch: number
  /** Intents that the provider answered with a failure, or not at all, after it had taken them. */
  faults: number
}

export interface Judged {
  verdict: { messages: number; kills: number; doubled: number; falselySent: number; unsent: number }
  /** What is wrong, one sentence each; none: all promises were kept. */
  wrong: string[]
}

export function judge({ wanted, final, taken, kills, batch, faults }: Run): Judged {
  const count = (of: (intent: Ended) => boolean) => final.filter(of).length
  const verdict = {
    messages: final.length,
    kills,
    doubled: [...taken.values()].filter((n) => n > 1).length,
    falselySent: count(({ state, number }) => state === 'sent' && !taken.has(number)),
    unsent: count(({ number }) => !taken.has(number)),
  }
  const caught = count(({ state }) => state === 'unknown')
  const left = count(({ state }) => state === 'wanted' || state === 'sending')
  // A death leaves a batch in doubt; beyond the dead only the provider's own failures do.
  const most = { unsent: kills * batch, caught: kills * batch + faults }
  const wrong = [
    verdict.messages === wanted.messages ? '' : `${verdict.messages} messages, not ${wanted.messages}`,
    kills === wanted.kills ? '' : `${kills} kills, not ${wanted.kills}`,
    verdict.doubled === 0 ? '' : `${verdict.doubled} numbers got a message twice`,
    verdict.falselySent === 0 ? '' : `${verdict.falselySent} marked as sent that were not`,
    verdict.unsent <= caught ? '' : `${verdict.unsent} not sent, ${caught} in doubt`,
    verdict.unsent <= most.unsent ? '' : `${verdict.unsent} not sent, at most ${most.unsent} can have died`,
    caught <= most.caught ? '' : `${caught} in doubt, at most ${most.caught} can be`,
    left === 0 ? '' : `${left} still open`,
  ].filter((sentence) => sentence !== '')
  return { verdict, wrong }
}

import { useState } from 'react'
import { useSessionState } from '../../client/session'
import type { Queue } from '../../../types/queues'
import type { InputOf } from '../../../types/registry'

/** Which cases are looked at, without what is typed to find one. */
export type Asked = Pick<
  InputOf<'listQueue'>,
  'queue' | 'place' | 'exact' | 'since' | 'until' | 'form' | 'party' | 'sort'
>
/** All of what the service is asked, but where a page begins and how long it is. */
export type Question = Asked & Pick<InputOf<'listQueue'>, 'query'>

const FIRST: Asked = { queue: 'to-accept' }

/** What was looked at last, for whoever comes back from a case by another way. In memory only: a search may be somebody's phone number. */
let kept: { departures: number; question: Question } | undefined

const dayOf = (text: string | undefined) => (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)

/** What a link asks for: a figure of another page opens its cases. Nothing where it names no queue. */
export function readAsked(params: Partial<Record<string, string>>, queues: readonly Queue[]): Asked | undefined {
  const { queue, place, exact, since, until, form, party, sort } = params
  if (!(queues as readonly (string | undefined)[]).includes(queue)) return undefined
  // What no queue knows is refused by the service, which says which it was.
  return JSON.parse(
    JSON.stringify({
      queue,
      place,
      exact: exact === '1' ? true : undefined,
      since: dayOf(since),
      until: dayOf(until),
      form,
      party,
      sort,
    }),
  ) as Asked
}

/** Which cases are looked at: as the link says, as it was left, or what waits for the office. Another person begins anew. */
export function useAsked(linked: Asked | undefined) {
  const { departures } = useSessionState()
  const [first] = useState<Question>(
    () => linked ?? (kept?.departures === departures ? kept.question : undefined) ?? FIRST,
  )
  const { query: typedBefore = '', ...before } = first
  const [asked, setAsked] = useState<Asked>(before)
  return {
    asked,
    typedBefore,
    change: (change: Partial<Asked>) => setAsked((now) => ({ ...now, ...change })),
    keep: (question: Question) => {
      kept = { departures, question }
    },
  }
}

/** The question in the fields that are set: the same question is the same text. */
export function questionOf({ queue, place, exact, since, until, form, party, sort }: Asked, query: string): Question {
  return {
    queue,
    ...(query === '' ? {} : { query }),
    ...(place === undefined ? {} : { place }),
    ...(place === undefined || exact !== true ? {} : { exact }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(form === undefined ? {} : { form }),
    ...(party === undefined ? {} : { party }),
    ...(sort === undefined || sort === 'due' ? {} : { sort }),
  }
}

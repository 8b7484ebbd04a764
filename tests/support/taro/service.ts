/** A service for page tests: answers the wire of leancloud-storage by function name and remembers what it was asked. */
import { device, type Answer } from './taro'

type Reply = object | Refusal | 'no answer'
interface Refusal {
  refused: { code: number; name: string; error: string; fields?: { field: string; message: string }[] }
  status?: number
}
/** A promise: the answer comes when the test lets it. */
type Handler = (input: Record<string, unknown>) => Reply | Promise<Reply>

export const refuse = (
  code: number,
  name: string,
  error: string,
  fields?: { field: string; message: string }[],
): Refusal => ({
  refused: { code, name, error, fields },
})

const isRefusal = (reply: object): reply is Refusal => 'refused' in reply

/** Installs the handlers; `requestSmsCode` and `usersByMobilePhone` are answered unless given. Returns what was asked, newest last. */
export function serve(handlers: Record<string, Handler>) {
  const asked: { name: string; input: Record<string, unknown> }[] = []
  const all: Record<string, Handler> = {
    requestSmsCode: () => ({}),
    usersByMobilePhone: () => ({ objectId: 'u1', sessionToken: 'session' }),
    // Nobody told anything at the door.
    listCaseContacts: () => ({ rows: [] }),
    me: () => ({ objectId: 'u1', sessionToken: 'session' }),
    ...handlers,
  }
  device.answer = (url, body) => {
    const name = /([^/?]+)(?:\?.*)?$/.exec(url)?.[1] ?? ''
    const input = (body ?? {}) as Record<string, unknown>
    asked.push({ name, input })
    const answerOf = (reply: Reply): Answer => {
      if (reply === 'no answer') return reply
      if (isRefusal(reply)) return { status: reply.status ?? 400, data: reply.refused }
      return { status: 200, data: url.includes('/functions/') ? { result: reply } : reply }
    }
    const reply = all[name]?.(input) ?? refuse(1005, 'functionUnknown', '没有这项功能')
    return reply instanceof Promise ? reply.then(answerOf) : answerOf(reply)
  }
  return { asked, inputs: (name: string) => asked.filter((one) => one.name === name).map((one) => one.input) }
}

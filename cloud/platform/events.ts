/**
 * Domain events: what an earlier room tells a later one. Handlers run one after the other in the same transaction, in the order
 * they were registered, so that either all of it happened or nothing did.
 */
import type { Call } from './call'

/** Names an event and the type of what it carries. */
export interface DomainEvent<Payload> {
  readonly name: string
  /** Only a carrier of the type; never read. */
  readonly payload?: Payload
}

export const domainEvent = <Payload>(name: string): DomainEvent<Payload> => ({ name })

type Handler<Payload> = (call: Call, payload: Payload) => Promise<void>

export class Bus {
  private readonly handlers = new Map<string, Handler<never>[]>()

  on<Payload>(event: DomainEvent<Payload>, handler: Handler<Payload>): void {
    this.handlers.set(event.name, [...(this.handlers.get(event.name) ?? []), handler])
  }

  async emit<Payload>(call: Call, event: DomainEvent<Payload>, payload: Payload): Promise<void> {
    for (const handler of this.handlers.get(event.name) ?? []) await (handler as Handler<Payload>)(call, payload)
  }
}

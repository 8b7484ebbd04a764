/**
 * Domain events: what an earlier room tells a later one. Handlers run one after the other in the same transaction, in the order
 * they were registered, so that either all of it happened or nothing did.
 */
/** Names an event and the type of what it carries. */
export interface DomainEvent<Payload> {
  readonly name: string
  /** Only a carrier of the type; never read. */
  readonly payload?: Payload
}

export const domainEvent = <Payload>(name: string): DomainEvent<Payload> => ({ name })

type Handler<Circumstances, Payload> = (call: Circumstances, payload: Payload) => Promise<void>

/** @typeParam Circumstances what every handler is given beside the payload: a call, in the service */
export class Bus<Circumstances> {
  private readonly handlers = new Map<string, Handler<Circumstances, never>[]>()

  on<Payload>(event: DomainEvent<Payload>, handler: Handler<Circumstances, Payload>): void {
    this.handlers.set(event.name, [...(this.handlers.get(event.name) ?? []), handler])
  }

  async emit<Payload>(call: Circumstances, event: DomainEvent<Payload>, payload: Payload): Promise<void> {
    for (const handler of this.handlers.get(event.name) ?? [])
      await (handler as Handler<Circumstances, Payload>)(call, payload)
  }
}

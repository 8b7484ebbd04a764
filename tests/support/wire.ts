/** The wire between a browser and the service, to be cut: also what a service worker asks for goes over it, which a browser's own "offline" misses. */
import { createServer, connect, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export class Wire {
  private isUp = true
  private readonly sockets = new Set<Socket>()
  /** Connections that were tried while it was cut. */
  tried = 0

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async to(service: string): Promise<Wire> {
    const target = new URL(service)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const wire = new Wire(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.on('connection', (near) => {
      if (!wire.isUp) {
        wire.tried++
        near.destroy()
        return
      }
      const far = connect(Number(target.port), target.hostname)
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        wire.sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          wire.sockets.delete(one)
          other.destroy()
        })
      }
      near.pipe(far)
      far.pipe(near)
    })
    return wire
  }

  cut(): void {
    this.isUp = false
    for (const socket of this.sockets) socket.destroy()
  }
  mend(): void {
    this.isUp = true
  }
  async end(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

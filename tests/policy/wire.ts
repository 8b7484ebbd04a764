/** The service as any client sees it: LeanCloud's dialect, login by the sandbox's messages, the second factor by its page. */
import { createHash } from 'node:crypto'
import { TOTP } from 'otpauth'

export interface Answer {
  status: number
  /** As it came, without the request's id. */
  text: string
  body: Record<string, unknown>
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
/** How often a busy service is asked again, before its answer counts. */
const PATIENCE = 20

export class Wire {
  constructor(
    private readonly url: string,
    private readonly newKey: () => string,
  ) {}

  async send(
    path: string,
    options: { method?: string; body?: unknown; session?: string | undefined } = {},
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const timestamp = String(Date.now())
      const sign = createHash('md5').update(`${timestamp}one-tap-league-public`).digest('hex')
      const { method = 'POST', body, session } = options
      const response = await fetch(this.url + path, {
        method,
        headers: {
          'content-type': 'application/json;charset=UTF-8',
          'x-lc-id': 'one-tap-league',
          'x-lc-sign': `${sign},${timestamp}`,
          ...(session === undefined ? {} : { 'x-lc-session': session }),
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      })
      const text = await response.text()
      // A flood is slowed down, not judged: only the service's own limits for one person are an answer.
      const wait = Number(response.headers.get('retry-after') ?? Number.NaN)
      if (response.status === 429 && !Number.isNaN(wait) && wait <= 60 && attempt < PATIENCE) {
        await pause(wait * 1000)
        continue
      }
      return { status: response.status, text: text.replace(/,?"requestId":"[^"]*"/g, ''), body: parse(text) }
    }
  }

  async run(name: string, input: unknown, session?: string): Promise<Answer> {
    return this.send(`/1.1/functions/${name}`, { body: input, session })
  }

  /** What a function gives; throws where it gives an error: for building the world only. */
  async get(name: string, input: unknown, session?: string): Promise<Record<string, unknown>> {
    const { status, body, text } = await this.run(name, input, session)
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`)
    return body.result as Record<string, unknown>
  }

  /** A session by phone and code. */
  async logIn(phone: string): Promise<string> {
    const asked = await this.send('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phone } })
    if (asked.status !== 200) throw new Error(`no code for ${phone}: ${asked.text}`)
    const { messages } = (await this.send('/sandbox/messages', { method: 'GET' })).body as {
      messages: { phone: string; template: string; params: string[] }[]
    }
    const code = messages.find((one) => one.phone === phone && one.template === 'login-code')?.params[0]
    const { body } = await this.send('/1.1/usersByMobilePhone', { body: { mobilePhoneNumber: phone, smsCode: code } })
    return String(body.sessionToken)
  }

  /** The second factor of one of the demo's accounts, from the sandbox. */
  async showDemoFactor(phone: string, session: string): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt++) {
      const { authenticators } = (await this.send('/sandbox/authenticators', { method: 'GET' })).body as {
        authenticators: { phone: string; code: string }[]
      }
      const code = authenticators.find((one) => one.phone === phone)?.code ?? ''
      const tried = await this.get('passSecondFactor', { key: this.newKey(), way: 'totp', code }, session)
      if (tried.state === 'passed') return
      // Used a moment ago by another run: the next one comes within half a minute.
      await pause(30_000)
    }
    throw new Error(`the second factor of ${phone} was not taken`)
  }

  /** A second factor set up for the first time. */
  async setUpFactor(session: string): Promise<void> {
    const { secret } = await this.get('beginTotp', { key: this.newKey() }, session)
    const code = new TOTP({ secret: String(secret) }).generate()
    const tried = await this.get('confirmTotp', { key: this.newKey(), code }, session)
    if (tried.state !== 'passed') throw new Error('the new second factor was not taken')
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}

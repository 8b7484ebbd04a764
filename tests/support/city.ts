/** A whole service for a test: in memory or on a real PostgreSQL, with a clock that is moved by hand and invented data. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TOTP } from 'otpauth'
import type { HostKind } from '../../types/accounts'
import type { FunctionName, InputOf, OutputOf } from '../../types/registry'
import type { Role } from '../../types/people'
import type { ErrorBody } from '../../types/errors'
import { openGround, type Ground } from '../../cloud/compose'
import { findOfficesByName } from '../../cloud/divisions/actions'
import { createInvitation } from '../../cloud/intake/actions'
import { appoint, openSession } from '../../cloud/people/actions'
import { standingClock } from '../../cloud/platform/clock'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { serve, type Running } from '../../cloud/serve'
import { usccCheckCharacter } from '../../types/uscc'
import { preparedCluster } from './cluster'

export type Settings = Record<string, string>
export const START = new Date('2026-11-23T02:00:00Z')

/** A credit code that is valid and invented: the subject part begins with WW. */
export function inventUscc(serial: number, division = '330106'): string {
  const first = `91${division}WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}

/** Invented enterprises around one street, and one far away. */
export const firms = {
  willow: {
    name: '杭州柳岸晴测试科技有限公司',
    uscc: inventUscc(1),
    address: '西湖区翠苑街道试验路18号3幢501室',
    street: '翠苑街道',
  },
  brook: {
    name: '杭州溪上石测试贸易有限公司',
    uscc: inventUscc(2),
    address: '西湖区转塘街道示例街77号',
    street: '转塘街道',
  },
  unknownStreet: { name: '杭州远山雾测试咨询有限公司', uscc: inventUscc(3), address: '西湖区', street: null },
} as const

/** A PNG of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export type Reply<T> = { status: number; result: T; error: ErrorBody }

export class TestCity {
  private constructor(
    readonly running: Running,
    readonly ground: Ground,
    readonly clock: ReturnType<typeof standingClock>,
    private readonly folder: string,
  ) {}

  static async start(settings: Settings = {}, h5: string | null = null): Promise<TestCity> {
    const folder = mkdtempSync(join(tmpdir(), 'league-test-'))
    const configuration = readConfiguration({
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATA_DIR: folder,
      // Tests make more calls from one address than any building.
      REQUEST_LIMIT_FACTOR: '100000',
      WECHAT_PROVIDER: 'sandbox',
      DINGTALK_PROVIDER: 'sandbox',
      ...settings,
    })
    const clock = standingClock(START)
    const ground = await openGround(configuration, { clock, inMemory: true, copy: await preparedCluster() })
    await ground.act((call) => putRecords(call, Object.values(firms), 'test'))
    return new TestCity(await serve(ground, h5), ground, clock, folder)
  }

  async stop(): Promise<void> {
    await this.running.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  get url(): string {
    return this.running.url
  }

  /** One request in LeanCloud's dialect. */
  async request(
    path: string,
    {
      method = 'POST',
      body,
      session,
      headers = {},
    }: { method?: string; body?: unknown; session?: string | undefined; headers?: Record<string, string> } = {},
  ) {
    const timestamp = String(Date.now())
    const sign = createHash('md5').update(`${timestamp}one-tap-league-public`).digest('hex')
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'content-type': 'application/json;charset=UTF-8',
        'x-lc-id': 'one-tap-league',
        'x-lc-sign': `${sign},${timestamp}`,
        ...(session === undefined ? {} : { 'x-lc-session': session }),
        ...headers,
      },
      ...(method === 'GET' ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body ?? {}) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: JSON.parse(text) as Record<string, unknown> }
  }

  /** Calls a function; whichever of result and error is there. */
  async call<N extends FunctionName>(name: N, input: InputOf<N>, session?: string): Promise<Reply<OutputOf<N>>> {
    const send = () => this.request(`/1.1/functions/${name}`, { body: input, session })
    let { status, body } = await send()
    // Time is moved by hand here, past what a workbench stays open for: its owner unlocks it and goes on. (Tests of the lock use `request`.)
    const owner = session === undefined ? undefined : this.owners.get(session)
    if (body.name === 'sessionLocked' && owner !== undefined && session !== undefined) {
      await this.showFactor(owner, session)
      ;({ status, body } = await send())
    }
    return { status, result: body.result as OutputOf<N>, error: body as unknown as ErrorBody }
  }

  /** The code that the sandbox last sent to a number. */
  codeFor(phone: string): string {
    const message = this.running.inbox?.list(phone).find((one) => one.template === 'login-code')
    return message?.params[0] ?? ''
  }

  /** A session, by the way a person takes. */
  async logIn(phone: string): Promise<string> {
    this.clock.advance(61_000)
    await this.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phone } })
    const { body } = await this.request('/1.1/usersByMobilePhone', {
      body: { mobilePhoneNumber: phone, smsCode: this.codeFor(phone) },
    })
    const session = String(body.sessionToken)
    const { result } = await this.call('getSecondFactor', {}, session)
    this.owners.set(session, phone)
    if (result.needed) await this.showFactor(phone, session)
    return session
  }

  /** Whose session it is, by its token. */
  private readonly owners = new Map<string, string>()

  /** Secrets of the authenticator apps, by phone. */
  private readonly secrets = new Map<string, string>()

  /** An authenticator app is given its secret, which a page showed. */
  hold(phone: string, secret: string): void {
    this.secrets.set(phone, secret)
  }

  /** What the authenticator app of this phone's owner shows now. */
  totpFor(phone: string): string {
    const secret = this.secrets.get(phone)
    if (secret === undefined) throw new Error(`${phone} has set up no second factor`)
    return new TOTP({ secret }).generate({ timestamp: this.clock.now().getTime() })
  }

  /** The second factor, as a cadre shows it: set up at the first time, then a fresh code. */
  async showFactor(phone: string, session: string): Promise<void> {
    const known = this.secrets.has(phone)
    if (!known) {
      const { result } = await this.call('beginTotp', { key: newKey() }, session)
      this.secrets.set(phone, result.secret)
    } else this.clock.advance(31_000)
    const code = this.totpFor(phone)
    const { result, error } = known
      ? await this.call('passSecondFactor', { key: newKey(), way: 'totp', code }, session)
      : await this.call('confirmTotp', { key: newKey(), code }, session)
    if ((result as { state?: string } | undefined)?.state !== 'passed')
      throw new Error(`the second factor was not taken: ${JSON.stringify(result)} ${error.error}`)
  }

  /** What the host's own call gives on the phone of an invented person. */
  hostCode(kind: HostKind, person: string): string {
    const host = this.running.hosts[kind]
    if (host === null) throw new Error(`no sandbox of ${kind}`)
    return host.issueCode(person)
  }

  /** A login by the host, as LeanCloud's client asks for it. */
  async enterByHost(kind: HostKind, person: string, query = '') {
    const authData = { [kind === 'wechat' ? 'lc_weapp' : 'lc_dingtalk']: { code: this.hostCode(kind, person) } }
    return this.request(`/1.1/users${query}`, { body: { authData } })
  }

  /** A session by the host. */
  async logInByHost(kind: HostKind, person: string): Promise<string> {
    return String((await this.enterByHost(kind, person)).body.sessionToken)
  }

  /** A fresh code at a phone, for adding it as a way in. */
  async newCode(phone: string): Promise<string> {
    this.clock.advance(61_000)
    await this.request('/1.1/requestSmsCode', { body: { mobilePhoneNumber: phone } })
    return this.codeFor(phone)
  }

  /** An invitation's token. */
  async invite(uscc: string, contact?: { name?: string; phone: string }): Promise<string> {
    return this.ground.act(async (call) => {
      const enterprise = await findEnterpriseByUscc(call, uscc)
      return createInvitation(call, { enterpriseId: enterprise?.id ?? '', contact })
    })
  }

  /** Uploads one pixel, as a phone uploads a photo. @returns the upload's id */
  async upload(session: string): Promise<string> {
    const { body } = await this.request('/1.1/fileTokens', { session })
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(PIXEL, 'base64')], { type: 'image/png' }), 'licence.png')
    const token = encodeURIComponent(String(body.token))
    const { ok } = await fetch(`${this.url}/1.1/upload?token=${token}`, { method: 'POST', body: form })
    if (!ok) throw new Error('the upload was refused')
    return String(body.objectId)
  }

  /** A session as another way in would have opened it. */
  async openSessionFor(personId: string, method: 'phone' | 'wechat' | 'dingtalk'): Promise<string> {
    return this.ground.act((call) => openSession(call, personId, method))
  }

  async appoint(phone: string, division: string, role?: Role): Promise<void> {
    await this.ground.act(async (call) => {
      const [office] = await findOfficesByName(call, division)
      if (office === undefined) throw new Error(`no office for ${division}`)
      await appoint(call, { phone, name: '示例干部', office, ...(role === undefined ? {} : { role }) })
    })
  }
}

/** Invented numbers: 154 belongs to no carrier. */
export const phones = {
  owner: '15400000001',
  other: '15400000002',
  cadre: '15400000003',
  neighbour: '15400000004',
  district: '15400000005',
} as const
export const newKey = (): string => randomUUID()

/**
 * Every setting of the service in one place: its name in the environment, its meaning, its default. `docs/settings.md` is
 * printed from this table (`npm run cli -- settings`), so that none goes undocumented.
 */
import { isIP } from 'node:net'
import * as z from 'zod/mini'
import { setting, wholeNumber } from './setting'
import { smsSettings } from './settings-sms'

/**
 * Never "believe everybody": the leftmost address of the header is whatever the caller wrote, and each would have a limit of its own.
 * The last address that is not a trusted balancer counts.
 */
const trustedProxies = z.pipe(
  z
    .string()
    .check(
      z.refine(
        (value) => ['true', 'false'].includes(value) || value.split(',').every((part) => isAddressRange(part.trim())),
        'must be true, false or addresses',
      ),
    ),
  z.transform((value): false | string[] =>
    value === 'false'
      ? false
      : value === 'true'
        ? ['loopback', 'linklocal', 'uniquelocal']
        : value.split(',').map((part) => part.trim()),
  ),
)

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  return (
    family !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
  )
}

/** Secrets that everybody can read here; production refuses them. */
export const PUBLIC_SECRETS = {
  MASTER_KEYS: 'demo:b25lLXRhcC1sZWFndWUgZGVtbyBtYXN0ZXIga2V5ISE=',
  INDEX_KEY: 'b25lLXRhcC1sZWFndWUgZGVtbyBibGluZCBpbmRleCE=',
  TOKEN_KEY: 'b25lLXRhcC1sZWFndWUgZGVtbyB0b2tlbiBrZXkhISE=',
} as const

const key32 = z
  .string()
  .check(z.refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64'))

export const settings = {
  MODE: setting({
    means: 'demo: invented data, sandboxes allowed. production: refuses everything that is not meant for real people',
    schema: z.enum(['demo', 'production']),
    default: 'demo',
  }),
  HOST: setting({ means: 'Address to listen on', schema: z.string(), default: '127.0.0.1' }),
  PORT: setting({ means: 'Port to listen on; 0 takes a free one', schema: wholeNumber(0, 65535), default: '8787' }),
  PUBLIC_URL: setting({
    means: 'The address that people reach the service under; stands in invitations. Default: http://HOST:PORT',
    schema: z.url(),
  }),
  HOME_CITY: setting({
    means: 'Code of the city that runs the service, four digits of the national division code',
    schema: z.string().check(z.regex(/^\d{4}$/)),
    default: '3301',
  }),
  DATABASE_URL: setting({
    means: 'PostgreSQL to use. Without it the embedded database in DATA_DIR serves (not in production)',
    schema: z.url(),
    secret: true,
  }),
  DATABASE_POOL: setting({ means: 'Connections to PostgreSQL', schema: wholeNumber(1, 200), default: '16' }),
  DATA_DIR: setting({
    means: 'Folder of the embedded database and of uploaded files',
    schema: z.string(),
    default: 'data/city',
  }),
  MASTER_KEYS: setting({
    means: 'Keys that wrap the key of each person, "id:base64", comma-separated, the first one writes; 32 bytes each',
    schema: z
      .string()
      .check(
        z.refine(
          (value) =>
            value
              .split(',')
              .every(
                (part) => /^[\w-]+:/.test(part) && Buffer.from(part.replace(/^[\w-]+:/, ''), 'base64').length === 32,
              ),
          'must be id:base64 of 32 bytes, comma-separated',
        ),
      ),
    default: PUBLIC_SECRETS.MASTER_KEYS,
    secret: true,
  }),
  INDEX_KEY: setting({
    means:
      'Key of the blind index by which a phone is found; 32 bytes in base64; cannot be changed without re-indexing',
    schema: key32,
    default: PUBLIC_SECRETS.INDEX_KEY,
    secret: true,
  }),
  TOKEN_KEY: setting({
    means: 'Key that login codes, sessions and invitations are hashed with; 32 bytes in base64',
    schema: key32,
    default: PUBLIC_SECRETS.TOKEN_KEY,
    secret: true,
  }),
  CIPHER_SUITE: setting({
    means: 'sm4 (SM4-CBC with HMAC-SM3) or aes (AES-256-GCM) for new personal values; both stay readable',
    schema: z.enum(['sm4', 'aes']),
    default: 'sm4',
  }),
  LC_APP_ID: setting({ means: 'Application id that clients send', schema: z.string(), default: 'one-tap-league' }),
  LC_APP_KEY: setting({
    means: 'Application key that clients sign with. It ships in the client and is no secret',
    schema: z.string(),
    default: 'one-tap-league-public',
  }),
  ...smsSettings,
  OUTREACH_ENTERPRISES_A_NUMBER: setting({
    means:
      'How many enterprises may give one telephone number before it is held until somebody has looked (bookkeepers)',
    schema: wholeNumber(1, 1000),
    default: '5',
  }),
  WECHAT_PROVIDER: setting({
    means: 'Login by WeChat: wechat, or sandbox (not in production). Without it nobody logs in by WeChat',
    schema: z.enum(['sandbox', 'wechat']),
  }),
  WECHAT_APP_ID: setting({ means: 'WeChat: appId of the mini-program', schema: z.string() }),
  WECHAT_SECRET: setting({ means: 'WeChat: appSecret of the mini-program', schema: z.string(), secret: true }),
  WECHAT_API_BASE: setting({
    means: 'WeChat: another address than https://api.weixin.qq.com, for a forwarder or a sandbox on loopback',
    schema: z.url(),
  }),
  WECHAT_TEMPLATES: setting({
    means:
      'WeChat: picked subscribe templates, "case-update=ID,complaint-update=ID"; ID:KEY:KEY:KEY where the fields have other keys, :lasting at the end of long-term ones (docs/operations.md)',
    schema: z.string(),
  }),
  WECHAT_LINKS: setting({
    means:
      'WeChat: true offers invitations a way into the mini-program (URL Link); needs a published version with the invitation page',
    schema: z.stringbool({ truthy: ['true'], falsy: ['false'] }),
    default: 'true',
  }),
  WECHAT_VERIFY_FILE: setting({
    means:
      'WeChat: "NAME.txt=CONTENT" of the file by which WeChat checks that the address is ours; served under /i/ and / for codes of ordinary links',
    schema: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}\.txt=[A-Za-z0-9_-]{1,128}$/)),
  }),
  DINGTALK_PROVIDER: setting({
    means: 'Login by DingTalk: dingtalk, or sandbox (not in production). Without it nobody logs in by DingTalk',
    schema: z.enum(['sandbox', 'dingtalk']),
  }),
  DINGTALK_APP_KEY: setting({ means: 'DingTalk: Client ID (AppKey) of the app', schema: z.string() }),
  DINGTALK_APP_SECRET: setting({
    means: 'DingTalk: Client Secret (AppSecret) of the app',
    schema: z.string(),
    secret: true,
  }),
  DINGTALK_CORP_ID: setting({
    means: 'DingTalk: CorpId of the organisation whose app it is; told to the app, which asks for login codes with it',
    schema: z.string(),
  }),
  DINGTALK_AGENT_ID: setting({
    means:
      'DingTalk: AgentId of the app; with it work notices are sent in its name, and invitations lead into the mini-program',
    schema: z.string().check(z.regex(/^\d{1,20}$/)),
  }),
  DINGTALK_API_BASE: setting({
    means: 'DingTalk: another address than https://api.dingtalk.com (access token)',
    schema: z.url(),
  }),
  DINGTALK_OAPI_BASE: setting({
    means: 'DingTalk: another address than https://oapi.dingtalk.com (who a code stands for, work notices)',
    schema: z.url(),
  }),
  GEOCODER_PROVIDER: setting({
    means:
      'Map service asked where routing is unsure: tencent, amap, or sandbox (not in production). Without it none is asked',
    schema: z.enum(['sandbox', 'tencent', 'amap']),
  }),
  GEOCODER_KEY: setting({ means: 'Map service: key of the application', schema: z.string(), secret: true }),
  GEOCODER_SIGN_KEY: setting({
    means: 'Map service: secret by which questions are signed, where the key demands it',
    schema: z.string(),
    secret: true,
  }),
  GEOCODER_BASE: setting({
    means: 'Map service: another address than https://apis.map.qq.com or https://restapi.amap.com, for a forwarder',
    schema: z.url(),
  }),
  GEOCODER_DAILY: setting({
    means: 'Map service: most addresses asked a day; each takes two calls',
    schema: wholeNumber(1, 1_000_000),
    default: '1000',
  }),
  TRUST_PROXY: setting({
    means:
      'Whose X-Forwarded-For is believed: false (nobody), true (balancers on loopback and private networks), or their addresses, comma-separated, 10.0.0.0/8 too. Limits per network address need it behind a balancer',
    schema: trustedProxies,
    default: 'false',
  }),
  REQUEST_LIMIT_FACTOR: setting({
    means: 'Multiplies every limit of calls a minute; raise it where many offices share one network address',
    schema: wholeNumber(1, 1_000_000),
    default: '1',
  }),
  ROUTE_ADDRESS: setting({
    means: 'Which address leads to the responsible street where both are known: operating or registered',
    schema: z.enum(['operating', 'registered']),
    default: 'operating',
  }),
  FOUNDING_RULES: setting({
    means:
      "The city's own founding rules: a JSON file (docs/casework.md); refused at start where it contradicts itself. Without it the country's hold",
    schema: z.string(),
  }),
  LOG_LEVEL: setting({
    means: 'fatal, error, warn, info, debug, silent',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
    default: 'info',
  }),
} as const

type Settings = typeof settings
type ValueOf<N extends keyof Settings> = z.output<Settings[N]['schema']>
export type Configuration = {
  readonly [N in keyof Settings]: Settings[N] extends { default: string } ? ValueOf<N> : ValueOf<N> | undefined
}

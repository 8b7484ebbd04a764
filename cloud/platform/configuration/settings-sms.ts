/** The settings of text messages. */
import * as z from 'zod/mini'
import { setting, wholeNumber } from './setting'

export const SMS_PROVIDERS = ['sandbox', 'tencent', 'aliyun', 'government'] as const
export type SmsProvider = (typeof SMS_PROVIDERS)[number]

const templates = '"login-code=ID,case-update=ID,complaint-update=ID,invitation=ID,…"'

export const smsSettings = {
  SMS_PROVIDER: setting({
    means: 'Who sends the text messages: sandbox (not in production), tencent, aliyun or government',
    schema: z.enum(SMS_PROVIDERS),
    default: 'sandbox',
  }),
  SMS_PROVIDERS: setting({
    means:
      'Several providers in their order, comma-separated: the next one is asked where the former surely did not send (balance, account, filing). Takes the place of SMS_PROVIDER',
    schema: z.pipe(
      z.pipe(
        z.string(),
        z.transform((value) => value.split(',').map((part) => part.trim())),
      ),
      z
        .array(z.enum(SMS_PROVIDERS))
        .check(z.refine((names) => new Set(names).size === names.length, 'each provider once')),
    ),
  }),
  SMS_LINK: setting({
    means:
      'The constant link that invitations in text messages begin with, as filed with the provider: host and path, ending in "/". Default: PUBLIC_URL without its scheme, and i/',
    schema: z.string().check(z.regex(/^(?:https?:\/\/)?[\w.-]+(?::\d+)?\/(?:[\w-]+\/)*$/)),
  }),
  SMS_PRICE_FEN: setting({
    means: 'What one text message costs, in hundredths of a yuan, for the price of a campaign shown before it is sent',
    schema: wholeNumber(1, 1000),
  }),
  SMS_CALLBACK_SECRET: setting({
    means:
      'What providers must know to report receipts and replies to /callbacks/sms/PROVIDER?secret=…, for those that do not sign; without it they are refused',
    schema: z.string().check(z.minLength(16)),
    secret: true,
  }),
  SMS_TENCENT_SECRET_ID: setting({ means: 'Tencent Cloud SMS: SecretId', schema: z.string(), secret: true }),
  SMS_TENCENT_SECRET_KEY: setting({ means: 'Tencent Cloud SMS: SecretKey', schema: z.string(), secret: true }),
  SMS_TENCENT_APP_ID: setting({ means: 'Tencent Cloud SMS: SmsSdkAppId', schema: z.string() }),
  SMS_TENCENT_SIGN: setting({ means: 'Tencent Cloud SMS: filed signature', schema: z.string() }),
  SMS_TENCENT_ENDPOINT: setting({
    means: 'Tencent Cloud SMS: endpoint, for a sandbox on loopback',
    schema: z.string(),
  }),
  SMS_TENCENT_TEMPLATES: setting({ means: `Tencent Cloud SMS: filed template ids, ${templates}`, schema: z.string() }),
  SMS_ALIYUN_KEY_ID: setting({ means: 'Alibaba Cloud SMS: AccessKey ID', schema: z.string(), secret: true }),
  SMS_ALIYUN_KEY_SECRET: setting({ means: 'Alibaba Cloud SMS: AccessKey Secret', schema: z.string(), secret: true }),
  SMS_ALIYUN_SIGN: setting({ means: 'Alibaba Cloud SMS: filed signature', schema: z.string() }),
  SMS_ALIYUN_ENDPOINT: setting({
    means: 'Alibaba Cloud SMS: endpoint, for a sandbox on loopback',
    schema: z.string(),
  }),
  SMS_ALIYUN_TEMPLATES: setting({
    means: `Alibaba Cloud SMS: filed template codes, ${templates}`,
    schema: z.string(),
  }),
  SMS_GOVERNMENT_URL: setting({
    means: "The government's own gateway (docs/government-sms.md): where messages are posted to",
    schema: z.url(),
  }),
  SMS_GOVERNMENT_ACCOUNT: setting({ means: "The government's gateway: our account", schema: z.string() }),
  SMS_GOVERNMENT_SECRET: setting({
    means: "The government's gateway: key of the signatures, ours and those of its receipts",
    schema: z.string(),
    secret: true,
  }),
  SMS_GOVERNMENT_HASH: setting({
    means: "The government's gateway: sm3 (HMAC-SM3) or sha256 (HMAC-SHA256)",
    schema: z.enum(['sm3', 'sha256']),
    default: 'sm3',
  }),
  SMS_GOVERNMENT_SIGN: setting({
    means: "The government's gateway: the signature before each text, without its brackets",
    schema: z.string(),
  }),
  SMS_GOVERNMENT_FIELDS: setting({
    means: 'The government\'s gateway: its names of fields where they differ, "phone=mobile,content=msg"',
    schema: z.string(),
  }),
  SMS_GOVERNMENT_CODES: setting({
    means: 'The government\'s gateway: its codes by meaning, "sent=0,unknown=500,later=429|503,elsewhere=401|402|403"',
    schema: z.string(),
  }),
  SMS_GOVERNMENT_TEMPLATES: setting({
    means: `The government's gateway: its ids of templates, where it wants them, ${templates}. Without it every text is sent as it is`,
    schema: z.string(),
  }),
} as const

/** Who sends, in their order. */
export function smsProviders(configuration: {
  readonly SMS_PROVIDER: SmsProvider
  readonly SMS_PROVIDERS: readonly SmsProvider[] | undefined
}): readonly SmsProvider[] {
  return configuration.SMS_PROVIDERS ?? [configuration.SMS_PROVIDER]
}

const NEEDED = {
  sandbox: [],
  tencent: [
    'SMS_TENCENT_SECRET_ID',
    'SMS_TENCENT_SECRET_KEY',
    'SMS_TENCENT_APP_ID',
    'SMS_TENCENT_SIGN',
    'SMS_TENCENT_TEMPLATES',
  ],
  aliyun: ['SMS_ALIYUN_KEY_ID', 'SMS_ALIYUN_KEY_SECRET', 'SMS_ALIYUN_SIGN', 'SMS_ALIYUN_TEMPLATES'],
  government: ['SMS_GOVERNMENT_URL', 'SMS_GOVERNMENT_ACCOUNT', 'SMS_GOVERNMENT_SECRET', 'SMS_GOVERNMENT_SIGN'],
} as const satisfies Record<SmsProvider, readonly string[]>

type SmsSettingName = (typeof NEEDED)[SmsProvider][number]
/** Where a provider is told the ids of templates. */
export const TEMPLATE_SETTINGS = {
  tencent: 'SMS_TENCENT_TEMPLATES',
  aliyun: 'SMS_ALIYUN_TEMPLATES',
  government: 'SMS_GOVERNMENT_TEMPLATES',
} as const

/** What a provider that is to send for real people still lacks: a line each, which names the setting. */
export function lackOfProvider(
  provider: SmsProvider,
  configuration: Readonly<Partial<Record<SmsSettingName | 'SMS_GOVERNMENT_TEMPLATES', string | undefined>>>,
): string[] {
  if (provider === 'sandbox') return ['SMS_PROVIDER: production refuses the sandbox.']
  const name = TEMPLATE_SETTINGS[provider]
  const filed = (configuration[name] ?? '').split(',').map((pair) => pair.split('='))
  // Where none is given at all, that alone is said below, of those who need them.
  const ids = (configuration[name] ? ['login-code', 'case-update'] : [])
    .filter((template) => !filed.some(([one, id]) => one === template && id !== undefined && id !== ''))
    .map((template) => `${name}: the id of ${template} is missing.`)
  const missing = NEEDED[provider].filter((one) => !configuration[one])
  return [...ids, ...missing.map((one) => `${one}: needed by SMS_PROVIDER=${provider}.`)]
}

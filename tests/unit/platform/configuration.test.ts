import { randomBytes } from 'node:crypto'
import { ConfigurationError, readConfiguration } from '../../../cloud/platform/configuration/read'
import { weaknessOf } from '../../../cloud/platform/configuration/strength'
import { PUBLIC_SECRETS } from '../../../cloud/platform/configuration/settings'

const secret = () => randomBytes(32).toString('base64')
/** All that production asks for. */
const fit: Record<string, string> = {
  MODE: 'production',
  DATABASE_URL: 'postgres://league:x@db.example/city',
  PUBLIC_URL: 'https://league.example',
  MASTER_KEYS: `m1:${secret()}`,
  INDEX_KEY: secret(),
  TOKEN_KEY: secret(),
  SMS_PROVIDER: 'tencent',
  SMS_TENCENT_SECRET_ID: 'id',
  SMS_TENCENT_SECRET_KEY: 'key',
  SMS_TENCENT_APP_ID: '1400000000',
  SMS_TENCENT_SIGN: '示例',
  SMS_TENCENT_TEMPLATES: 'login-code=1,case-update=2',
}

const aliyun = {
  SMS_ALIYUN_KEY_ID: 'id',
  SMS_ALIYUN_KEY_SECRET: 'key',
  SMS_ALIYUN_SIGN: '示例',
  SMS_ALIYUN_TEMPLATES: 'login-code=SMS_1,case-update=SMS_2',
}
const government = {
  SMS_GOVERNMENT_URL: 'https://sms.city.example/send',
  SMS_GOVERNMENT_ACCOUNT: 'league',
  SMS_GOVERNMENT_SECRET: 'key',
  SMS_GOVERNMENT_SIGN: '示例',
}

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfiguration(environment)
    return []
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return [...error.problems]
  }
}

describe('settings', () => {
  it('need nothing for a first look, and give numbers and flags as such', () => {
    const configuration = readConfiguration({})
    expect(configuration).toMatchObject({ MODE: 'demo', PORT: 8787, TRUST_PROXY: false, DATABASE_POOL: 16 })
    expect(configuration.DATABASE_URL).toBeUndefined()
    expect(readConfiguration({ PORT: '', TRUST_PROXY: 'true' })).toMatchObject({
      PORT: 8787,
      TRUST_PROXY: ['loopback', 'linklocal', 'uniquelocal'],
    })
    expect(readConfiguration({ TRUST_PROXY: '10.0.0.0/8, 2001:db8::1' }).TRUST_PROXY).toEqual([
      '10.0.0.0/8',
      '2001:db8::1',
    ])
    expect(readConfiguration({})).not.toHaveProperty('WECHAT_PROVIDER')
  })

  it.each([
    ['MODE', 'test'],
    ['PORT', 'abc'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1.5'],
    ['HOME_CITY', '330'],
    ['HOME_CITY', '330106'],
    ['DATABASE_URL', 'not an address'],
    ['DATABASE_POOL', '0'],
    ['PUBLIC_URL', 'league.example'],
    ['INDEX_KEY', 'short'],
    ['TOKEN_KEY', Buffer.alloc(31).toString('base64')],
    ['MASTER_KEYS', secret()],
    ['MASTER_KEYS', `a:${secret()},b:short`],
    ['CIPHER_SUITE', 'none'],
    ['SMS_PROVIDER', 'huawei'],
    ['SMS_PROVIDERS', 'tencent,huawei'],
    ['SMS_PROVIDERS', 'tencent,aliyun,tencent'],
    ['SMS_PROVIDERS', 'tencent,'],
    ['SMS_LINK', 'league.example'],
    ['SMS_LINK', 'https://league.example/i'],
    ['SMS_GOVERNMENT_HASH', 'md5'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', '10.0.0.1,'],
    ['WECHAT_PROVIDER', 'qq'],
    ['DINGTALK_PROVIDER', 'wechat'],
    ['WECHAT_API_BASE', 'api.weixin.qq.com'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused by its name', (name, value) => {
    const problems = problemsOf({ [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name}: `))
  })

  it('says everything that is wrong at once, and never a secret', () => {
    const problems = problemsOf({ PORT: 'x', INDEX_KEY: 'my-secret-value', DATABASE_URL: 'my-secret-address' })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toMatch(/my-secret/)
  })

  it('refuses a host that is set up by halves, in a demo too', () => {
    const namesOf = (environment: Record<string, string>) => problemsOf(environment).map((one) => one.split(':')[0])
    expect(namesOf({ WECHAT_PROVIDER: 'wechat', WECHAT_APP_ID: 'wx' })).toEqual(['WECHAT_SECRET'])
    expect(namesOf({ DINGTALK_PROVIDER: 'dingtalk' })).toEqual([
      'DINGTALK_APP_KEY',
      'DINGTALK_APP_SECRET',
      'DINGTALK_CORP_ID',
    ])
    expect(namesOf({ WECHAT_PROVIDER: 'sandbox', DINGTALK_PROVIDER: 'sandbox' })).toEqual([])
  })

  it('takes several master keys, the first one writes', () => {
    expect(problemsOf({ MASTER_KEYS: `2027:${secret()},2026:${secret()}` })).toEqual([])
  })
})

describe('production', () => {
  const base64 = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('base64')
  const one = secret()
  it.each([
    ['of equal bytes', { INDEX_KEY: base64(Array<number>(32).fill(7)) }, /INDEX_KEY: .*repeats/],
    [
      'of two bytes in turn',
      { TOKEN_KEY: base64(Array.from({ length: 32 }, (_, i) => i % 2)) },
      /TOKEN_KEY: .*repeats/,
    ],
    ['counted up', { TOKEN_KEY: base64(Array.from({ length: 32 }, (_, i) => i)) }, /TOKEN_KEY: .*counted up/],
    ['counted in sevens', { INDEX_KEY: base64(Array.from({ length: 32 }, (_, i) => (i * 7) % 256)) }, /counted up/],
    [
      'that is a sentence',
      { MASTER_KEYS: `m:${Buffer.from('qz7!Wk3#Lm9$Xp2@Vt5%Rn8^Jc4&Hb6*').toString('base64')}` },
      /MASTER_KEYS: .*text/,
    ],
    ['used for two purposes', { INDEX_KEY: one, TOKEN_KEY: one }, /TOKEN_KEY: is the same key as INDEX_KEY/],
    ['that also wraps', { MASTER_KEYS: `m:${one}`, TOKEN_KEY: one }, /TOKEN_KEY: is the same key as MASTER_KEYS/],
    ['that stands twice', { MASTER_KEYS: `m:${one},n:${one}` }, /MASTER_KEYS: the same key stands there twice/],
    [
      'weak behind a strong one',
      { MASTER_KEYS: `m:${one},n:${base64(Array<number>(32).fill(1))}` },
      /MASTER_KEYS: .*repeats/,
    ],
  ])('refuses a secret %s, by its name and without a byte of it', (_, change, problem) => {
    const problems = problemsOf({ ...fit, ...change })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
    for (const value of Object.values(change)) expect(problems[0]).not.toContain(value.replace(/^m:/, '').slice(0, 20))
  })

  it('takes every secret that was drawn', () => {
    for (let n = 0; n < 2000; n++) expect(weaknessOf(randomBytes(32))).toBeUndefined()
  })

  it('starts when all is fit for it', () => {
    expect(problemsOf(fit)).toEqual([])
    expect(problemsOf({ ...fit, SMS_PROVIDERS: 'government, aliyun,tencent', ...aliyun, ...government })).toEqual([])
    expect(problemsOf({ ...fit, SMS_PROVIDER: 'aliyun', ...aliyun })).toEqual([])
  })

  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['the embedded database', { DATABASE_URL: undefined }, /^DATABASE_URL: .*PostgreSQL/],
    ['the default master key', { MASTER_KEYS: undefined }, /^MASTER_KEYS: .*refuses/],
    ['the default index key', { INDEX_KEY: undefined }, /^INDEX_KEY: .*refuses/],
    ['the default token key', { TOKEN_KEY: PUBLIC_SECRETS.TOKEN_KEY }, /^TOKEN_KEY: .*refuses/],
    ['the sandbox', { SMS_PROVIDER: undefined }, /^SMS_PROVIDER: .*sandbox/],
    ['no address of its own', { PUBLIC_URL: undefined }, /^PUBLIC_URL: .*https/],
    ['a plain address', { PUBLIC_URL: 'http://league.example' }, /^PUBLIC_URL: .*https/],
    ['a provider without its id', { SMS_TENCENT_SECRET_ID: undefined }, /^SMS_TENCENT_SECRET_ID: /],
    ['a provider without its key', { SMS_TENCENT_SECRET_KEY: undefined }, /^SMS_TENCENT_SECRET_KEY: /],
    ['a provider without its application', { SMS_TENCENT_APP_ID: undefined }, /^SMS_TENCENT_APP_ID: /],
    ['a provider without its signature', { SMS_TENCENT_SIGN: undefined }, /^SMS_TENCENT_SIGN: /],
    ['a provider without templates', { SMS_TENCENT_TEMPLATES: undefined }, /^SMS_TENCENT_TEMPLATES: /],
    ['a provider with one of two templates', { SMS_TENCENT_TEMPLATES: 'login-code=1' }, /^SMS_TENCENT_TEMPLATES: /],
    ['the sandbox behind a provider', { SMS_PROVIDERS: 'tencent,sandbox' }, /^SMS_PROVIDER: .*sandbox/],
    [
      'a second provider without its key',
      { SMS_PROVIDERS: 'tencent,aliyun', ...aliyun, SMS_ALIYUN_KEY_SECRET: '' },
      /^SMS_ALIYUN_KEY_SECRET: /,
    ],
    [
      'a second provider with one of two templates',
      { SMS_PROVIDERS: 'aliyun', ...aliyun, SMS_ALIYUN_TEMPLATES: 'login-code=1' },
      /^SMS_ALIYUN_TEMPLATES: /,
    ],
    [
      'a government gateway without its key',
      { SMS_PROVIDERS: 'government,tencent', ...government, SMS_GOVERNMENT_SECRET: '' },
      /^SMS_GOVERNMENT_SECRET: /,
    ],
    [
      'a government gateway without https',
      { SMS_PROVIDERS: 'government,tencent', ...government, SMS_GOVERNMENT_URL: 'http://sms.city.example' },
      /^SMS_GOVERNMENT_URL: .*https/,
    ],
    ['WeChat’s sandbox', { WECHAT_PROVIDER: 'sandbox' }, /^WECHAT_PROVIDER: .*sandbox/],
    ['DingTalk’s sandbox', { DINGTALK_PROVIDER: 'sandbox' }, /^DINGTALK_PROVIDER: .*sandbox/],
    ['a host without its secret', { WECHAT_PROVIDER: 'wechat', WECHAT_APP_ID: 'wx' }, /^WECHAT_SECRET: /],
    ['a secret sent without https', { WECHAT_API_BASE: 'http://10.0.0.1' }, /^WECHAT_API_BASE: .*https/],
    [
      'the public master key under another id',
      { MASTER_KEYS: PUBLIC_SECRETS.MASTER_KEYS.replace('demo:', 'm1:') },
      /^MASTER_KEYS: .*refuses/,
    ],
    [
      'the public master key behind another one',
      { MASTER_KEYS: `m1:${secret()},${PUBLIC_SECRETS.MASTER_KEYS}` },
      /^MASTER_KEYS: .*refuses/,
    ],
  ])('refuses %s', (_, change, problem) => {
    const problems = problemsOf({ ...fit, ...change })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  it('says all at once of a bare MODE=production', () => {
    expect(problemsOf({ MODE: 'production' }).map((problem) => problem.split(':')[0])).toEqual([
      'DATABASE_URL',
      'MASTER_KEYS',
      'INDEX_KEY',
      'TOKEN_KEY',
      'SMS_PROVIDER',
      'PUBLIC_URL',
    ])
  })
})

/** What the composition hands to every room, made of the configuration. */
import type { Call, Tools } from './platform/call'
import { createCiphers } from './platform/ciphers/ciphers'
import type { Configuration } from './platform/configuration/settings'
import { Bus } from './platform/events'
import { createTokens } from './platform/tokens'

/** The bus has no subscribers yet: see `openGround`. */
export const createTools = (configuration: Configuration): Tools => ({
  configuration,
  ciphers: createCiphers({
    suite: configuration.CIPHER_SUITE,
    masterKeys: configuration.MASTER_KEYS.split(',').map((part) => Buffer.from(part.replace(/^[\w-]+:/, ''), 'base64')),
    indexKey: Buffer.from(configuration.INDEX_KEY, 'base64'),
  }),
  tokens: createTokens(Buffer.from(configuration.TOKEN_KEY, 'base64')),
  bus: new Bus<Call>(),
})

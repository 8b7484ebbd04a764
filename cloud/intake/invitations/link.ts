/** Where our links point: our own address, so that a link lives as long as its invitation. */
import type { Configuration } from '../../platform/configuration/settings'

type Addressed = Pick<Configuration, 'PUBLIC_URL' | 'HOST' | 'PORT'>

const baseOf = ({ PUBLIC_URL, HOST, PORT }: Addressed): string =>
  (PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/$/, '')

/** Opens an invitation. */
export const invitationLink = (configuration: Addressed, token: string): string => `${baseOf(configuration)}/i/${token}`

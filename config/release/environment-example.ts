/** `environment.example`: every setting of the service with its meaning, in the form that systemd and Node both read. */
import { settings } from '../../cloud/platform/configuration/settings'

/** What a city in service sets otherwise than the default, which is for a first look. */
const FOR_A_CITY: Readonly<Record<string, string>> = {
  MODE: 'production',
  PUBLIC_URL: 'https://',
  DATABASE_URL: 'postgres://USER:PASSWORD@127.0.0.1:5432/NAME',
  DATA_DIR: '/var/lib/one-tap-league',
  MASTER_KEYS: '',
  INDEX_KEY: '',
  TOKEN_KEY: '',
  SMS_PROVIDER: 'tencent',
}

export function environmentExample(): string {
  const entries = Object.entries(settings).map(([name, entry]) => {
    const ofCity = FOR_A_CITY[name]
    const usual = 'default' in entry && !('secret' in entry) ? entry.default : ''
    const lines = [`# ${entry.means}`]
    if (usual !== '') lines.push(`# Default: ${usual}`)
    // What has a default is left to it, so that a later version may choose a better one.
    lines.push(ofCity !== undefined ? `${name}=${ofCity}` : `#${name}=${usual}`)
    return lines.join('\n')
  })
  return [
    '# Settings of the service. An empty value counts as absent. Values with spaces or # stand in double quotes.',
    '# Keys: openssl rand -base64 32. Keep a copy of this file apart from the backups: they do not hold the keys.',
    '',
    ...entries.map((entry) => `${entry}\n`),
  ].join('\n')
}

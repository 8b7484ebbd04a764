/** What the QR of a business licence says: a link or a text, of many makes. Only what can be checked is taken from it. */
import { isValidUscc, normaliseUscc } from '../../types/uscc'

export interface ReadLicence {
  uscc: string
  name?: string
}

const CODE_LENGTH = 18

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '))
  } catch {
    return text
  }
}

/** The first run of exactly 18 characters that is a valid credit code: of 31 other runs one would pass the check by chance. */
function findCode(text: string): string | undefined {
  // Not matchAll: old phones have none, and the mini faces carry no polyfills.
  for (const run of text.match(/[0-9A-Za-z]+/g) ?? []) {
    const code = run.length === CODE_LENGTH ? normaliseUscc(run) : ''
    if (isValidUscc(code)) return code
  }
  return undefined
}

const NAME = /(?:企业名称|单位名称|市场主体名称|名\s*称)\s*[:：=]\s*([^;；,，\r\n&]{2,100})/

/** The credit code in a scanned text or link, and the name where the text tells it; undefined when there is no valid code. */
export function readLicence(scanned: string): ReadLicence | undefined {
  const text = decode(scanned).normalize('NFKC')
  const uscc = findCode(text)
  if (uscc === undefined) return undefined
  const name = NAME.exec(text)?.[1]?.trim()
  return name ? { uscc, name } : { uscc }
}

/** The licences of everything that is shipped: names, versions, terms, texts. What is not allowed or not known is a problem. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALLOWED, CARRIED, OVERRIDES, STANDARD_TEXTS } from './licence-rules'
import { listPackageFiles, type Manifest, type Package } from './packages'
import { ROOT } from './source'

export interface Licensed {
  name: string
  version: string
  licence: string
  /** Licence and notice files of the package, or the standard text where it brings none. */
  texts: string[]
}

export interface Licences {
  packages: Licensed[]
  /** A sentence each; empty is right. */
  problems: string[]
}

const TEXT_FILE = /^(un)?licen[cs]e|^copying|^notice/i

/** What a package.json says, in SPDX: the word, or the older objects and lists. */
export function declaredOf(manifest: Pick<Manifest, 'license' | 'licenses'>): string | undefined {
  const one = (value: unknown): string | undefined =>
    typeof value === 'string'
      ? value
      : typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
        ? value.type
        : undefined
  if (Array.isArray(manifest.licenses)) {
    const all = manifest.licenses.map(one).filter((name) => name !== undefined)
    return all.length === 0 ? undefined : `(${all.join(' OR ')})`
  }
  return one(manifest.license) ?? one(manifest.licenses)
}

/** Whether an SPDX expression can be kept: one of the alternatives (OR), or all of the parts (AND), are allowed. */
export function isAllowed(expression: string): boolean {
  const text = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/[()]/.test(text)) return false
  if (/ OR /i.test(text)) return text.split(/ OR /i).some(isAllowed)
  if (/ AND /i.test(text)) return text.split(/ AND /i).every(isAllowed)
  return (ALLOWED.value as readonly string[]).includes(text)
}

/** Of alternatives, the one that the package is taken under: the first that is allowed. */
function takenOf(expression: string): string {
  const alternatives = expression.replace(/[()]/g, '').split(/ OR /i)
  return alternatives.find(isAllowed) ?? expression
}

function textsOf(folder: string): string[] {
  const files = [...listPackageFiles(folder)].filter((file) => !file.includes('/') && TEXT_FILE.test(file)).sort()
  return files.map((file) =>
    readFileSync(join(ROOT, folder, file), 'utf8')
      .replace(/\r\n/g, '\n')
      .trim(),
  )
}

function authorOf({ author }: Manifest): string {
  if (typeof author === 'string') return author
  return typeof author === 'object' && author !== null && 'name' in author && typeof author.name === 'string'
    ? author.name
    : ''
}

/** @param packages may hold one several times, from several folders */
export function collectLicences(packages: readonly Package[]): Licences {
  const problems: string[] = []
  const byId = new Map<string, Licensed>()
  for (const { name, version, folder, manifest } of packages) {
    if (byId.has(`${name}@${version}`)) continue
    const licence = OVERRIDES[name]?.licence ?? declaredOf(manifest)
    if (licence === undefined) problems.push(`${name}@${version} states no licence: find it, add it to OVERRIDES.`)
    else if (!isAllowed(licence)) problems.push(`${name}@${version} is under ${licence}, which is not allowed.`)
    const texts = textsOf(folder)
    const standard = licence === undefined ? undefined : STANDARD_TEXTS[takenOf(licence)]
    if (texts.length === 0 && standard !== undefined)
      texts.push([`Copyright (c) ${authorOf(manifest) || `the authors of ${name}`}`, '', standard].join('\n'))
    if (texts.length === 0 && licence !== undefined)
      problems.push(`${name}@${version} brings no text of ${licence}: add one to STANDARD_TEXTS.`)
    byId.set(`${name}@${version}`, { name, version, licence: licence ?? 'unknown', texts })
  }
  const sorted = [...byId.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1))
  return { packages: sorted, problems: [...problems, ...problemsOfOverrides(sorted)] }
}

/** An override that nothing needs any more hides the next change. */
function problemsOfOverrides(packages: readonly Licensed[]): string[] {
  const names = new Set(packages.map(({ name }) => name))
  return Object.keys(OVERRIDES)
    .filter((name) => !names.has(name))
    .map((name) => `OVERRIDES names ${name}, which is not shipped.`)
}

const RULE = '='.repeat(100)

/** THIRD-PARTY-LICENSES.txt: what is shipped under which terms, and the texts, each once. */
export function formatLicences(packages: readonly Licensed[]): string {
  const byText = new Map<string, string[]>()
  for (const { name, version, texts } of packages) {
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`])
  }
  const names = new Set(packages.map(({ name }) => name))
  const carried = CARRIED.filter((one) => names.has(one.in))
  return [
    'What one-tap-league ships that others made, and under which terms. One-tap League itself: see LICENSE.',
    '',
    ...packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`),
    ...carried.map((one) => `${one.name}, in ${one.in}: ${one.licence}`),
    ...[...byText].flatMap(([text, owners]) => ['', RULE, ...owners, '-'.repeat(100), text]),
    ...carried.flatMap((one) => ['', RULE, one.name, '-'.repeat(100), one.notice]),
    '',
  ].join('\n')
}

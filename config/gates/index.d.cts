export interface Limit {
  value: number
  source: string
}
export interface PackageLimits {
  since: string
  packageMax: Limit
  totalMax: Limit
  mainMax: Limit
}
export interface Budgets {
  syntax: { since: string; source: string; value: number }
  weapp: PackageLimits
  dd: PackageLimits
  h5: { since: string; firstLoadMax: Limit; firstPage: string }
  traces: { since: string; source: string; value: { name: string; pattern: RegExp }[] }
}
/** `problems`: one line each, naming file, what was found and the limit; `sizes`: lines for whoever watches the build. */
export function checkBuild(
  face: 'weapp' | 'dd' | 'h5',
  folder: string,
  limits?: Budgets,
): { problems: string[]; sizes: string[] }

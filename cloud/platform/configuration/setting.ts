import * as z from 'zod/mini'

export interface Setting<S extends z.ZodMiniType> {
  /** What it does, for whoever runs the service. */
  means: string
  schema: S
  /** As it would stand in the environment; absent: the setting is optional and has no default. */
  default?: string
  /** Never printed, never logged. */
  secret?: true
}

export const setting = <const T extends Setting<z.ZodMiniType>>(entry: T) => entry

export const wholeNumber = (least: number, most: number) =>
  z.pipe(z.pipe(z.string(), z.transform(Number)), z.int().check(z.minimum(least), z.maximum(most)))

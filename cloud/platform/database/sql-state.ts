/** PostgreSQL's error code (SQLSTATE), if the error is one of PostgreSQL's. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

import type { Budgets } from './index.cjs'
declare const budgets: Budgets
export = budgets

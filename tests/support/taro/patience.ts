/**
 * How long a page test waits for what a person would see. Only a limit: the second that Testing Library gives is over on a machine with other
 * work before a page has been drawn once.
 */
import { configure } from '@testing-library/react'

configure({ asyncUtilTimeout: 30_000 })

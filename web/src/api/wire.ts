// Shapes that contract.ts gives only in its comments.
import type { Code, FindingText, Permission, SearchAnswer } from './types'

export type Codes = Record<string, { code: Code; name: string }[]>
export type OwnSession = { id: number; since: string; last_seen: string; browser: string; this: boolean }
export type RoleRow = { role: Code; permissions: Permission[]; about: string }
export type Job = {
  id: number
  kind: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  of: number
  message: string
}
export type Upload = { file: string; name: string; bytes: number; kind: string }
export type Draft = { body: Record<string, unknown>; saved_at: string }
export type Cells = SearchAnswer['rows'][number]['cells']
export type Severity = FindingText['severity']
export type Version = { version: number }
export type Made = { id: number; version: number }

import { problemOf } from './problem'

const BASE = '/api/v1'
export type Parameters = Record<string, string | number | boolean | null | undefined>
type Method = 'POST' | 'PUT' | 'DELETE'
type Options = { version?: number; once?: string; signal?: AbortSignal }

let signedOut: () => void = () => undefined

/** The shell says here what to do when the server no longer knows us. */
export function onSignedOut(action: () => void): void {
  signedOut = action
}

export function address(path: string, parameters?: Parameters): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters ?? {}))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  const text = search.toString()
  return `${BASE}${path}${text ? `?${text}` : ''}`
}

export async function get<T>(path: string, parameters?: Parameters, signal?: AbortSignal): Promise<T> {
  return read<T>(await call(address(path, parameters), { signal: signal ?? null }))
}

export async function send<T>(method: Method, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { 'X-Lilian': '1' }
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (options.once) headers['Idempotency-Key'] = options.once
  const isForm = body instanceof FormData || body instanceof Blob
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json'
  const sent = body === undefined ? null : isForm ? body : JSON.stringify(body)
  return read<T>(await call(address(path), { method, headers, body: sent, signal: options.signal ?? null }))
}

/** A file made by the server for this request, saved under the name the server gives it. */
export async function download(path: string, body: unknown, name: string): Promise<void> {
  const headers = { 'X-Lilian': '1', 'Content-Type': 'application/json' }
  const answer = await call(address(path), { method: 'POST', headers, body: JSON.stringify(body) })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameOf(answer) ?? name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function nameOf(answer: Response): string | null {
  const match = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '')
  return match?.[1] ? decodeURIComponent(match[1]) : null
}

async function call(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { credentials: 'same-origin', ...init })
  if (answer.ok) return answer
  if (answer.status === 401 && !url.endsWith('/session')) signedOut()
  throw await problemOf(answer)
}

async function read<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T
  const text = await answer.text()
  return (text ? JSON.parse(text) : undefined) as T
}

export function newKey(): string {
  // randomUUID is missing on plain-http intranets, where this product mostly lives.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

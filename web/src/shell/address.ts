import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { withDay } from './paths'

/** Flat words only: every parameter of every page is a text, so that addresses stay readable. */
export type Search = Record<string, string | undefined>

export function parseSearch(text: string): Search {
  return Object.fromEntries(new URLSearchParams(text))
}

export function writeSearch(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
  const text = parameters.toString()
  return text ? `?${text}` : ''
}

/** What the page keeps in its address, typed by the page, and a way to change it. */
export function useAddress<T extends Search>() {
  const search = useSearch({ strict: false }) as T
  const navigate = useNavigate()
  const change = useCallback(
    (next: Partial<T>, replace = false) =>
      void navigate({ to: '.', search: ((old: Search) => ({ ...old, ...next })) as never, replace, resetScroll: false } as never),
    [navigate],
  )
  return [search, change] as const
}

export function useAsOf(): string | undefined {
  const search = useSearch({ strict: false }) as Search
  return search.as_of
}

export function useGo() {
  const router = useRouter()
  const asOf = useAsOf()
  return useCallback(
    (path: string, replace = false) => {
      const full = withDay(path, asOf)
      if (replace) router.history.replace(full)
      else router.history.push(full)
    },
    [router, asOf],
  )
}

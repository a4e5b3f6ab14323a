import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query'
import { send } from '../api/client'
import { useGet } from '../api/hooks'
import type { Field, Filter, SearchAnswer, SearchRequest } from '../api/types'
import type { Search } from '../shell/address'
import { readFilter, settle, withName, writeFilter } from './filter'

/** What the page of people keeps in its address. */
export type FindAddress = Search & { filter?: string; name?: string; columns?: string; sort?: string; as_of?: string; build?: string }

/** A page opened without a question asks for those who serve, the same as the figure of all officials counts. */
const SERVING: Filter = { op: 'is', field: 'service', values: ['serving'] }
export const START = writeFilter(SERVING)

/** What is asked, for the address. That nothing is asked is a question too, and not the one a page starts with. */
export function writeQuestion(filter: Filter | null): string | undefined {
  return writeFilter(filter ?? { op: 'all', of: [] })
}

export const asksNothing = (search: FindAddress) => search.filter === undefined && !search.name

const PREFERRED = ['name', 'sex', 'birth', 'age', 'present_post', 'rank', 'grade', 'education_level']
const FACETS = ['rank', 'sex', 'education_level', 'political_status', 'unit_kind', 'grade', 'service', 'management']

export function useFields(): Field[] {
  return useGet<Field[]>('/people/fields', undefined, { fresh: Infinity }).data ?? []
}

export function readRequest(search: FindAddress, fields: Field[]) {
  const columns = search.columns ? search.columns.split('.') : defaultColumns(fields)
  const sort = readSort(search.sort)
  const filter = withName(settle(readFilter(search.filter)), search.name ?? '')
  return { columns: columns.includes('name') ? columns : ['name', ...columns], sort, filter }
}

function defaultColumns(fields: Field[]): string[] {
  const offered = new Set(fields.filter((field) => field.column).map((field) => field.field))
  const chosen = PREFERRED.filter((field) => offered.has(field))
  return chosen.length > 1 ? chosen : [...offered].slice(0, 8)
}

export function defaultFacets(fields: Field[]): string[] {
  return FACETS.filter((facet) => fields.some((field) => field.field === facet && field.facet)).slice(0, 6)
}

/** `rank-` sorts by rank, highest first; fields are joined by dots. */
export function readSort(text: string | undefined): SearchRequest['sort'] {
  if (!text) return []
  return text.split('.').map((part) => ({ field: part.replace(/-$/, ''), descending: part.endsWith('-') }))
}

export function writeSort(sort: SearchRequest['sort']): string | undefined {
  return sort.length ? sort.map((one) => `${one.field}${one.descending ? '-' : ''}`).join('.') : undefined
}

type Asked = { filter: Filter | null; columns: string[]; sort: SearchRequest['sort']; facets: string[] }

export function useFind(asked: Asked, ready: boolean) {
  const path = '/people/search'
  const query = useInfiniteQuery({
    queryKey: [path, asked],
    queryFn: ({ pageParam, signal }) => {
      // Facets belong to the whole answer: asked for once, with the first page.
      const body: SearchRequest = { ...asked, facets: pageParam ? [] : asked.facets, cursor: pageParam, limit: 50 }
      return send<SearchAnswer>('POST', path, body, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    enabled: ready,
  })
  const first = query.data?.pages[0]
  return { query, first, rows: query.data?.pages.flatMap((page) => page.rows) ?? [] }
}

import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../api/client'
import type { StatementPage } from '../api/types'

/** The statements of one state, page by page; the counts are those of every state. */
export function useStatements(front_line: string | undefined, state: string, open: boolean) {
  const parameters = { front_line, state }
  const query = useInfiniteQuery({
    queryKey: ['/statements', 'pages', parameters],
    queryFn: ({ pageParam, signal }) => get<StatementPage>('/statements', { ...parameters, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled: open,
  })
  const pages = query.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.rows), counts: pages[0]?.counts, loading: query.isPending, error: query.error, retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : null, fetching: query.isFetchingNextPage,
  }
}

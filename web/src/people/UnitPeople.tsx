import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../api/client'
import type { SearchAnswer, UnitPage } from '../api/types'
import { MoreRows } from '../kinds/MoreRows'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { t } from '../words/catalogue'
import { useFields } from './find'
import { PeopleTable } from './PeopleTable'

const COLUMNS = ['name', 'sex', 'birth', 'present_post', 'rank', 'grade', 'education_level']

export function UnitPeople({ unit }: { unit: UnitPage }) {
  const fields = useFields()
  const query = useInfiniteQuery({
    queryKey: [`/units/${unit.id}/people`],
    queryFn: ({ pageParam, signal }) => get<SearchAnswer>(`/units/${unit.id}/people`, { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const count = query.data?.pages[0]?.count
  // The server chooses the cells here; show those of our columns it sent.
  const columns = COLUMNS.filter((column) => column === 'name' || rows.some((row) => row.cells[column]))
  return (
    <Section id="people" title={t('units.people_here')} count={count}>
      {query.error && <ProblemNote error={query.error} />}
      {query.isPending && <RowsSkeleton rows={4} />}
      {query.data && rows.length === 0 && <p className="quiet">{t('units.no_people')}</p>}
      {rows.length > 0 && <PeopleTable rows={rows} columns={columns} fields={fields} sort={[]} foot={query.hasNextPage && <MoreRows more={() => void query.fetchNextPage()} fetching={query.isFetchingNextPage} shown={rows.length} count={count} />} />}
    </Section>
  )
}

import { useQueries } from '@tanstack/react-query'
import { get } from '../api/client'
import type { ProblemStory } from '../api/types'
import { PathLink } from '../kinds/PathLink'
import { Due } from '../problems/Due'
import { StateMark } from '../problems/StateMark'
import { paths } from '../shell/paths'
import { t } from '../words/catalogue'
import '../problems/problems.css'

/** What became of the difficulties; what is not the reader's to see is only counted. */
export function ProblemsOfStudy({ problems }: { problems: number[] }) {
  const found = useQueries({ queries: problems.map((id) => ({ queryKey: [`/problems/${id}`, {}], queryFn: () => get<ProblemStory>(`/problems/${id}`), retry: false })) })
  const closed = found.filter(({ isError }) => isError).length
  return (
    <ul className="talk-problems">
      {found.map(({ data, isPending }, at) => (data || isPending) && (
        <li key={problems[at]}>
          {data ? <PathLink to={paths.problem(data.id)}>{data.title}</PathLink> : <span className="quiet">…</span>}
          {data && (
            <span className="talk-problem-facts">
              <StateMark state={data.state} />
              <span className="quiet">{data.owner_name ? t('talks.owner_is', { owner: data.owner_name }) : t('problems.no_owner')}</span>
              <Due of={data} />
            </span>
          )}
        </li>
      ))}
      {closed > 0 && <li className="quiet">{t('studies.problems_closed', { n: closed })}</li>}
    </ul>
  )
}

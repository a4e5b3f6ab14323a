import { useGet } from '../api/hooks'
import type { Definition } from '../api/types'
import { EmptyState } from '../kinds/EmptyState'
import { PathLink } from '../kinds/PathLink'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead, Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { useGo } from '../shell/address'
import { paths } from '../shell/paths'
import { Table } from '../kinds/Table'
import { has, t, code } from '../words/catalogue'

/** Every declared figure, by group. The definition comes before the number. */
export function FiguresPage() {
  const go = useGo()
  const { data, error, refetch } = useGet<Definition[]>('/figures')
  if (error) return <div className="page"><ProblemNote error={error} retry={() => void refetch()} /></div>
  if (!data) return <div className="page"><RowsSkeleton /></div>
  const groups = [...new Set(data.map((one) => one.group))]
  return (
    <div className="page">
      <PageHead title={t('figures.title')} detail={t('figures.detail')} />
      {data.length === 0 && <EmptyState title={t('figures.none')} />}
      {groups.map((group) => {
        const title = has(`figures.group.${group}`) ? t(`figures.group.${group}`) : group
        return (
          <Section key={group} title={title}>
            <Table label={title} rows={data.filter((one) => one.group === group)} rowKey={(one) => one.id} open={(one) => go(paths.figure(one.id))} columns={[
              { key: 'name', head: t('figures.name'), title: true, width: 240, cell: (one) => <PathLink to={paths.figure(one.id)}>{one.name}</PathLink> },
              { key: 'about', head: t('figures.about'), cell: (one) => one.about },
              { key: 'counts', head: t('figures.counts'), width: 104, aside: true, cell: (one) => code('counting', one.counts) },
              { key: 'version', head: t('figures.version'), number: true, width: 72, aside: true, cell: (one) => one.version },
            ]} />
          </Section>
        )
      })}
    </div>
  )
}

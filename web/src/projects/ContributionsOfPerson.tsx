import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useGet } from '../api/hooks'
import type { Contribution } from '../api/types'
import { useSeen } from '../care/useSeen'
import { ProblemNote } from '../kinds/ProblemNote'
import { Section } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { t } from '../words/catalogue'
import { ContributionDrawer } from './ContributionDrawer'
import { ContributionLines } from './ContributionLines'
import './projects.css'

type Props = { person: number; name: string; own: boolean; asOf: string | undefined; /** May put something here; a past state is for reading. */ may: boolean }
const FEW = 5

/** What the person did for projects, and new results; what is confirmed is evidence of the file as well. */
export default function ContributionsOfPerson({ person, name, own, asOf, may }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const seen = useSeen(place)
  const [open, setOpen] = useState(false)
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useGet<Contribution[]>(seen ? `/people/${person}/contributions` : null)
  const rows = data?.filter((one) => !asOf || one.happened_on <= asOf)
  return (
    <Section id="contributions" title={t('people.section.contributions')} count={rows?.length} note={own ? t('projects.own_note') : undefined}
      tools={may && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>{t(own ? 'projects.claim_own' : 'projects.claim')}</Button>}>
      <div ref={place} className="stack tight">
        {error && <ProblemNote error={error} retry={() => void refetch()} />}
        {!seen && <div className="contributions-place" />}
        {seen && !rows && !error && <RowsSkeleton rows={2} />}
        {rows?.length === 0 && <p className="quiet">{t(own ? 'projects.none_own' : 'projects.none_of')}</p>}
        {rows && rows.length > 0 && <ContributionLines rows={all ? rows : rows.slice(0, FEW)} show={{ project: true }} />}
        {rows && rows.length > FEW && <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>{all ? t('projects.fewer') : t('projects.all_of', { n: rows.length })}</button>}
      </div>
      {open && <ContributionDrawer person={{ id: person, name }} own={own} project={null} close={() => setOpen(false)} />}
    </Section>
  )
}

import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { ProjectPage } from '../api/types'
import { Section } from '../kinds/Section'
import { useMay, useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { ContributionDrawer } from './ContributionDrawer'
import { ContributionLines } from './ContributionLines'

/** What people did for a project, with whoever said so and whoever confirmed it. */
export function Contributions({ page }: { page: ProjectPage }) {
  const may = useMay()('evidence.write')
  const { account } = useSession()
  const [open, setOpen] = useState<'others' | 'own' | null>(null)
  const { contributions } = page
  // Whoever does not keep evidence may still claim what they did themselves.
  const whose = may ? 'others' : account.person === null ? null : 'own'
  const own = whose === 'own' && account.person !== null ? { id: account.person, name: account.display_name } : null
  return (
    <Section id="contributions" title={t('projects.contributions')} count={contributions.length} note={t('projects.contributions_note')}
      tools={whose && <Button size="small" className="no-print" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(whose)}>{t(own ? 'projects.claim_own' : 'projects.claim')}</Button>}>
      {contributions.length === 0 ? <p className="quiet">{t('projects.contributions_none')}</p> : <ContributionLines rows={contributions} show={{ person: true }} />}
      {open && <ContributionDrawer person={own} own={own !== null} project={{ id: page.id, title: page.project.title }} close={() => setOpen(null)} />}
    </Section>
  )
}

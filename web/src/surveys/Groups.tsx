import { Button } from 'antd'
import { useState } from 'react'
import type { SurveyShown } from '../api/types'
import { Section } from '../kinds/Section'
import { Table } from '../kinds/Table'
import { t } from '../words/catalogue'
import { showNumber } from '../words/dates'
import { InviteDrawer } from './InviteDrawer'
import { SlipsDrawer } from './SlipsDrawer'
import { Turnout } from './Turnout'

/** The groups with how many were asked and answered; while it is prepared, the way to ask more. */
export function Groups({ page }: { page: SurveyShown }) {
  const [inviting, setInviting] = useState<number | null>(null)
  const [slips, setSlips] = useState<number | null>(null)
  const { survey, state, turnout } = page
  const draft = state === 'draft'
  const rows = survey.groups.map(({ name }, at) => ({ at, name, ...(turnout[at] ?? { asked: 0, answered: 0 }) }))
  const lacks = (asked: number) => survey.smallest - asked
  return (
    <Section title={t(draft ? 'surveys.whom' : 'surveys.turnout')} count={rows.reduce((sum, one) => sum + (draft ? one.asked : one.answered), 0)} note={draft ? t('surveys.whom_note', { n: survey.smallest }) : undefined}>
      <Table label={t('surveys.whom')} rows={rows} rowKey={(one) => one.at} columns={[
        { key: 'group', head: t('surveys.field.group'), title: true, least: 120, cell: (one) => one.name },
        { key: 'asked', head: t('surveys.asked'), number: true, least: 80, cell: (one) => <>{draft && lacks(one.asked) > 0 && <span className="survey-lacks">{t('surveys.lacks', { n: lacks(one.asked) })} </span>}{showNumber(one.asked)}</> },
        ...(draft ? [{ key: 'tools', head: <span className="hidden-words">{t('surveys.invite')}</span>, word: '', cell: (one: (typeof rows)[number]) => (
          <span className="row-tools">
            <Button onClick={() => setInviting(one.at)} aria-label={t('surveys.invite_to', { name: one.name })}>{t('surveys.invite')}</Button>
            <Button onClick={() => setSlips(one.at)} aria-label={t('surveys.slips_for', { name: one.name })}>{t('surveys.slips')}</Button>
          </span>
        ) }] : [
          { key: 'answered', head: t('surveys.answered'), least: 176, cell: (one: (typeof rows)[number]) => <Turnout asked={one.asked} answered={one.answered} /> },
          { key: 'not', head: t('surveys.not_answered'), number: true, least: 80, cell: (one: (typeof rows)[number]) => showNumber(one.asked - one.answered) },
        ]),
      ]} />
      {inviting !== null && <InviteDrawer page={page} group={inviting} close={() => setInviting(null)} />}
      {slips !== null && <SlipsDrawer page={page} group={slips} close={() => setSlips(null)} />}
    </Section>
  )
}

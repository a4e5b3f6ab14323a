import { Select } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../api/client'
import { refresh, useGet } from '../api/hooks'
import type { Competence, PostNeed } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { RowsSkeleton } from '../kinds/Skeletons'
import { t } from '../words/catalogue'

/** Which level a post asks for, competence by competence; nothing chosen, nothing asked. */
export function PortraitNeedsDrawer({ post, title, close }: { post: number; title: string; close: () => void }) {
  const queries = useQueryClient()
  const nodes = useGet<Competence[]>('/competences').data
  const known = useGet<{ needs: PostNeed[] }>(`/posts/${post}/needs`).data
  const [changed, setChanged] = useState<Record<number, number | null>>({})
  const levelOf = (id: number) => (id in changed ? (changed[id] ?? null) : (known?.needs.find(({ competence }) => competence === id)?.level ?? null))
  const rated = (nodes ?? []).filter(({ competence }) => competence.levels.length > 0)
  const act = async () => {
    const needs = rated.flatMap(({ id }) => { const level = levelOf(id); return level === null ? [] : [{ competence: id, level }] })
    await send('PUT', `/posts/${post}/needs`, { needs })
    await refresh(queries, [`/posts/${post}`, '/people'])
  }
  return (
    <FormDrawer open title={t('portrait.needs_of', { post: title })} close={close} submit={t('action.save')} effect={t('portrait.needs_effect')} act={act}>
      {() => nodes && known ? rated.map(({ id, competence }) => (
        <Asked key={id} label={competence.title}>
          <Select className="wide" allowClear value={levelOf(id)} placeholder={t('portrait.not_asked')} aria-label={competence.title} options={competence.levels.map((words, at) => ({ value: at + 1, label: `${at + 1}  ${words}` }))} onChange={(next?: number | null) => setChanged((old) => ({ ...old, [id]: next ?? null }))} />
        </Asked>
      )) : <RowsSkeleton rows={5} />}
    </FormDrawer>
  )
}

import { Input } from 'antd'
import { useState } from 'react'
import type { Contribution } from '../api/types'
import { Asked, FormDrawer } from '../kinds/FormDrawer'
import { t } from '../words/catalogue'

export function RefuseDrawer({ one, refuse, close }: { one: Contribution; refuse: (why: string) => Promise<void>; close: () => void }) {
  const [why, setWhy] = useState('')
  return (
    <FormDrawer open title={t('projects.refuse_ask', { name: one.name, title: one.title })} close={close} submit={t('projects.refuse')} act={() => refuse(why.trim())}
      effect={t('projects.refuse_effect')} refuse={why.trim().length < 2 ? t('projects.refuse_lacks') : undefined}>
      {(problem) => (
        <Asked label={t('projects.refuse_why')} name="why" problem={problem} hint={t('projects.refuse_why_hint')}>
          <Input.TextArea rows={4} maxLength={500} showCount value={why} onChange={(event) => setWhy(event.target.value)} />
        </Asked>
      )}
    </FormDrawer>
  )
}

import { useGet } from '../api/hooks'
import type { RoleRow } from '../api/wire'
import { ProblemNote } from '../kinds/ProblemNote'
import { PageHead } from '../kinds/Section'
import { RowsSkeleton } from '../kinds/Skeletons'
import { code, t } from '../words/catalogue'
import './access.css'

export function RolesPage() {
  const { data, error, refetch } = useGet<RoleRow[]>('/roles')
  return (
    <div className="page narrow" tabIndex={0}>
      <PageHead title={t('roles.title')} detail={t('roles.detail')} />
      {error && <ProblemNote error={error} retry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      <ul className="role-list">
        {(data ?? []).map((row) => (
          <li key={row.role}>
            <strong>{code('role', row.role)}</strong>
            <div className="stack tight">
              {row.about && <p>{row.about}</p>}
              <div className="row">{row.permissions.map((permission) => <span key={permission} className="tag">{code('permission', permission)}</span>)}{row.permissions.length === 0 && <span className="quiet">{t('roles.own_only')}</span>}</div>
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

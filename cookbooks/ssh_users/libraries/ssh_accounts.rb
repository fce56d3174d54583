require 'etc'

# Which Unix accounts are ours, which must go, and which a foreign account stands in the way of.
module SshAccounts
  GROUP = 'opsworks'.freeze
  UIDS = (2000..4000).freeze

  module_function

  # The names of the accounts that OpsWorks made and nobody may use any more.
  def departed(wanted_uids)
    members.reject { |account| wanted_uids.include?(account.uid) }.map(&:name)
  end

  # The present name of an account that bears this uid under another name.
  def renamed_from(uid, name)
    account = members.find { |member| member.uid == uid }
    account.name if account && account.name != name
  end

  # Whether the uid or the name belongs to an account that OpsWorks did not make.
  def taken?(uid, name)
    accounts.any? { |account| (account.uid == uid || account.name == name) && !ours?(account) }
  end

  def members
    accounts.select { |account| ours?(account) }
  end

  def ours?(account)
    UIDS.cover?(account.uid) && group_members.include?(account.name)
  end

  def group_members
    Etc.getgrnam(GROUP).mem
  rescue ArgumentError
    []
  end

  # Read afresh each time: the recipe changes the accounts while it runs.
  def accounts
    found = []
    Etc.passwd { |account| found << account }
    found
  ensure
    Etc.endpwent
  end
end

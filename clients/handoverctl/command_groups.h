#ifndef HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_GROUPS_H_
#define HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_GROUPS_H_

namespace handover::ctl {

// What commands are for. The help shows those of one group together.
inline constexpr char kReadingReckoned[] = "Read what is reckoned";
inline constexpr char kReadingStored[] = "Read what is stored";
inline constexpr char kStoring[] = "Store";
inline constexpr char kSettingUp[] = "Set up";

}  // namespace handover::ctl

#endif  // HANDOVER_CLIENTS_HANDOVERCTL_COMMAND_GROUPS_H_

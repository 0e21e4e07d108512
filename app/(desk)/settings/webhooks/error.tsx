"use client";

import { SettingsUnread } from "@/components/settings/settings-unread";

export default SettingsUnread;

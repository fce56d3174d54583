reboot 'now please' do
  delay_mins 2
  action :request_reboot
end

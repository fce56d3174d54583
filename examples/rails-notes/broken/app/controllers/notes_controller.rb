require 'socket'

class NotesController < ActionController::API
  def index
    render plain: "Notes, version 3\nServed by #{Socket.gethostname} with Rails #{Rails.version}.\n"
  end
end

require 'socket'

class NotesController < ActionController::API
  def index
    notes = Note.order(id: :desc).limit(10).pluck(:text)
    page = ['Notes, version 2', "Served by #{Socket.gethostname} with Rails #{Rails.version}.", "#{Note.count} notes:", *notes]
    render plain: page.join("\n") + "\n"
  end

  def create
    Note.create!(text: params.require(:text))
    redirect_to '/', status: :see_other
  end
end
